package io.tallyman.source.azure;

import io.tallyman.event.Addresses;
import io.tallyman.event.Event;
import io.tallyman.event.InstanceObserved;
import io.tallyman.event.InstanceReference;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Network interfaces and public addresses as the answer to a call shows them: the link from a machine to the address of
 * the interface by which flow logs name it. An interface has that address only once its machine has run.
 */
final class Interfaces {

    private Interfaces() {}

    static List<Event> events(String operation, Activity activity) {
        return switch (operation) {
            case "microsoft.network/networkinterfaces/write" -> List.of(attached(activity));
            case "microsoft.network/publicipaddresses/write" -> publicAddress(activity);
            default -> List.of();
        };
    }

    private static InstanceObserved attached(Activity activity) {
        var id = activity.resource();
        var interfaces = new HashSet<String>(Set.of(id));
        var address = mac(Folded.text(activity.properties(), "macAddress"));
        if (!address.isEmpty()) {
            interfaces.add(address);
        }
        var machine = Folded.lower(activity.properties(), "virtualMachine", "id");
        return observed(
                activity, machine, id, addresses(activity.properties()), interfaces, subnet(activity.properties()));
    }

    private static List<Event> publicAddress(Activity activity) {
        var configuration = Folded.lower(activity.properties(), "ipConfiguration", "id");
        var id = ResourceId.upTo(configuration, "networkinterfaces");
        var address = Addresses.read(Folded.text(activity.properties(), "ipAddress"));
        return id.isEmpty() || address.isEmpty()
                ? List.of()
                : List.of(observed(activity, "", id, Set.of(address.get()), Set.of(id), ""));
    }

    private static InstanceObserved observed(
            Activity activity,
            String machine,
            String id,
            Set<String> addresses,
            Set<String> interfaces,
            String subnet) {
        var reference =
                new InstanceReference("azure", activity.record().subscription(), activity.location(), "", machine, id);
        return new InstanceObserved(
                activity.time(), activity.origin(), reference, Set.of(), addresses, interfaces, Map.of(), subnet);
    }

    private static String subnet(JsonNode properties) {
        return Folded.at(properties, "ipConfigurations")
                .valueStream()
                .map(each -> Folded.lower(each, "properties", "subnet", "id"))
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Set<String> addresses(JsonNode properties) {
        var found = new HashSet<String>();
        Folded.at(properties, "ipConfigurations").forEach(each -> {
            var told = Folded.at(each, "properties");
            Addresses.read(Folded.text(told, "privateIPAddress")).ifPresent(found::add);
            Addresses.read(Folded.text(told, "publicIPAddress", "properties", "ipAddress"))
                    .ifPresent(found::add);
        });
        return found;
    }

    /** An interface's hardware address as twelve lower-case hex digits; empty where the text is none. */
    static String mac(String written) {
        var digits = written.replace("-", "").replace(":", "").toLowerCase(Locale.ROOT);
        return digits.matches("[0-9a-f]{12}") ? digits : "";
    }
}
