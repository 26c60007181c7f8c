package io.tallyman.identity;

import io.tallyman.event.Attribution;
import io.tallyman.event.JoinQuality;
import io.tallyman.event.ProcessExecuted;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The overlay mounts that containers run from, by device number. One is a container's own while it is mounted, and given
 * again later. A device met in two containers that live at the same time (a shared volume) proves nothing.
 */
final class Devices {

    /** By host and number. */
    private final Map<String, Map<String, Set<ContainerEntry>>> owners = new HashMap<>();

    private final Duration tolerance;

    Devices(Duration tolerance) {
        this.tolerance = tolerance;
    }

    void learn(ProcessExecuted executed, ContainerEntry container) {
        if (executed.devices().isEmpty()) {
            return;
        }
        var here = owners.computeIfAbsent(executed.origin().host(), host -> new HashMap<>());
        for (var number : executed.devices()) {
            if (isAnonymous(number)) {
                here.computeIfAbsent(number, device -> new LinkedHashSet<>(1)).add(container);
            }
        }
    }

    boolean isNew(ProcessExecuted executed) {
        for (var number : executed.devices()) {
            if (isAnonymous(number) && of(executed.origin().host(), number).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private Set<ContainerEntry> of(String host, String number) {
        return owners.getOrDefault(host, Map.of()).getOrDefault(number, Set.of());
    }

    Optional<Attribution> owner(String host, Set<String> numbers, Instant time) {
        for (var number : numbers) {
            var alive = of(host, number).stream()
                    .filter(container -> container.lifetime.holds(time, tolerance))
                    .toList();
            if (alive.size() == 1) {
                return Optional.of(new Attribution(
                        alive.get(0).key,
                        alive.get(0).network(),
                        JoinQuality.DERIVED,
                        "its program lies on device %s, the container's root file system".formatted(number)));
            }
        }
        return Optional.empty();
    }

    /* Major number 0: no block device, as overlay mounts are. */
    private static boolean isAnonymous(String number) {
        return number.startsWith("00:");
    }

    /** Forgets containers that are no longer in the books. */
    void forget() {
        owners.values().removeIf(here -> {
            here.values().removeIf(containers -> {
                containers.removeIf(container -> container.forgotten);
                return containers.isEmpty();
            });
            return here.isEmpty();
        });
    }
}
