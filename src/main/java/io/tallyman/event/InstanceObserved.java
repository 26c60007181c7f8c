package io.tallyman.event;

import java.util.Map;
import java.util.Set;

/**
 * What a record tells of an instance beside its launch: an interface's addresses, a machine's own name, tags. The record
 * may carry no time: then it holds for as long as the instance does.
 *
 * @param machine the instance, or only the interface that the record speaks of
 * @param hostNames names that the machine calls itself by, in lower case, with and without domain as told
 * @param addresses addresses of its interfaces, private and public
 * @param interfaces its interfaces: ids, and MAC addresses as twelve lower-case hex digits
 * @param tags its tags or labels, as told
 * @param subnet the subnet of its first interface; empty where the record tells none
 */
public record InstanceObserved(
        EventTime time,
        Origin origin,
        InstanceReference machine,
        Set<String> hostNames,
        Set<String> addresses,
        Set<String> interfaces,
        Map<String, String> tags,
        String subnet)
        implements IdentityEvent {

    public InstanceObserved {
        hostNames = Set.copyOf(hostNames);
        addresses = Set.copyOf(addresses);
        interfaces = Set.copyOf(interfaces);
        tags = Map.copyOf(tags);
    }

    /** A record that tells no subnet. */
    public InstanceObserved(
            EventTime time,
            Origin origin,
            InstanceReference machine,
            Set<String> hostNames,
            Set<String> addresses,
            Set<String> interfaces,
            Map<String, String> tags) {
        this(time, origin, machine, hostNames, addresses, interfaces, tags, "");
    }
}
