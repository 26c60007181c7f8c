package io.tallyman.session;

import io.tallyman.event.Attributable;
import io.tallyman.event.NetworkFlow;
import io.tallyman.identity.Actor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which instances' chains hold flows from an address: its records need not tell whose the address is. */
final class FlowSources {

    private final Map<String, Set<String>> keys = new HashMap<>();

    void remember(Chain chain, Attributable behaviour) {
        if (chain.kind == Actor.Kind.INSTANCE && behaviour instanceof NetworkFlow flow) {
            keys.computeIfAbsent(flow.source(), source -> new HashSet<>(1)).add(chain.key);
        }
    }

    void forget(Chain chain) {
        if (chain.kind != Actor.Kind.INSTANCE) {
            return;
        }
        for (var behaviour : chain.behaviours()) {
            if (behaviour instanceof NetworkFlow flow) {
                keys.computeIfPresent(
                        flow.source(), (source, known) -> known.remove(chain.key) && known.isEmpty() ? null : known);
            }
        }
    }

    /** Keys of the chains with flows from it. */
    Set<String> from(String address) {
        return keys.getOrDefault(address, Set.of());
    }
}
