package io.tallyman.identity;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.JoinQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who had which address when. A pod's address holds in its cluster, a lone container's on its host. An address is given
 * again: of several holders the one counts that began last before the time asked for, and had not ended by then.
 */
final class Leases {

    /* One holder: a pod, or a container outside Kubernetes. */
    private record Lease(String host, String cluster, Holder holder, String reason) {}

    /** What may hold an address. */
    interface Holder {
        Lifetime lifetime();

        /** Whether it had the address then, give or take. */
        boolean holds(Instant time, Duration tolerance);

        Attribution attribution(Instant time, String reason);

        String key();

        boolean isForgotten();

        /** The containers that use the address. */
        Collection<ContainerEntry> containers();
    }

    private final Map<String, List<Lease>> byAddress = new HashMap<>();
    private final Duration tolerance;

    Leases(Duration tolerance) {
        this.tolerance = tolerance;
    }

    void give(String address, String host, String cluster, Holder holder, String reason) {
        var leases = byAddress.computeIfAbsent(address, key -> new ArrayList<>(1));
        var known = leases.stream().anyMatch(lease -> lease.holder.key().equals(holder.key()));
        if (!known) {
            leases.add(new Lease(host, cluster, holder, reason));
        }
    }

    /** Who had the address then. */
    Answer holder(String address, String host, String cluster, Instant time) {
        var leases = byAddress.get(address);
        if (leases == null) {
            return new Answer.Waiting(new Links.Address(address));
        }
        Lease best = null;
        for (var lease : leases) {
            if (reaches(lease, host, cluster) && lease.holder.holds(time, tolerance)) {
                best = best == null || better(lease, best, time) ? lease : best;
            }
        }
        return Optional.ofNullable(best)
                .<Answer>map(lease -> new Answer.Known(lease.holder.attribution(time, lease.reason)))
                .orElse(new Answer.Waiting(new Links.Address(address)));
    }

    /** All who ever had the address, as far as remembered. */
    List<Holder> holders(String address) {
        return byAddress.getOrDefault(address, List.of()).stream()
                .map(Lease::holder)
                .toList();
    }

    /* A lease without host or cluster of its own is good wherever the other name agrees. */
    private static boolean reaches(Lease lease, String host, String cluster) {
        return Scopes.compatible(lease.host, host) && Scopes.compatible(lease.cluster, cluster);
    }

    private static boolean better(Lease one, Lease other, Instant time) {
        var oneBegin = one.holder.lifetime().beginOrMin();
        var otherBegin = other.holder.lifetime().beginOrMin();
        var oneStrict = one.holder.holds(time, Duration.ZERO);
        var otherStrict = other.holder.holds(time, Duration.ZERO);
        if (oneStrict != otherStrict) {
            return oneStrict;
        }
        var byBegin = oneBegin.compareTo(otherBegin);
        return byBegin != 0 ? byBegin > 0 : one.holder.key().compareTo(other.holder.key()) < 0;
    }

    /** Forgets holders that ended before that time, or that are no longer in the books. */
    void forget(Instant before) {
        byAddress.values().removeIf(leases -> {
            leases.removeIf(lease -> lease.holder.isForgotten()
                    || lease.holder.lifetime().endOrMax().isBefore(before));
            return leases.isEmpty();
        });
    }

    int size() {
        return byAddress.size();
    }

    /** A container as a holder: for itself, or for its whole pod where it is the pod's sandbox. */
    record ContainerHolder(ContainerEntry container, Duration tolerance) implements Holder {
        @Override
        public Lifetime lifetime() {
            return container.lifetime;
        }

        @Override
        public boolean holds(Instant time, Duration tolerance) {
            return container.lifetime.holds(time, tolerance);
        }

        @Override
        public Attribution attribution(Instant time, String reason) {
            if (container.kind != ContainerKind.SANDBOX) {
                return new Attribution(container.key, container.network(), JoinQuality.EXACT, reason);
            }
            return container
                    .pod()
                    .map(pod -> new PodHolder(pod, tolerance).attribution(time, reason + "'s sandbox"))
                    .orElse(new Attribution("", container.network(), JoinQuality.INFERRED, reason + "'s sandbox"));
        }

        @Override
        public String key() {
            return container.key;
        }

        @Override
        public boolean isForgotten() {
            return container.forgotten;
        }

        @Override
        public Collection<ContainerEntry> containers() {
            return container.kind == ContainerKind.SANDBOX
                    ? container
                            .pod()
                            .<Collection<ContainerEntry>>map(pod -> pod.members)
                            .orElse(List.of())
                    : List.of(container);
        }
    }

    /** A pod as a holder: the container is known only where no other could have spoken. */
    record PodHolder(PodEntry pod, Duration tolerance) implements Holder {
        @Override
        public Lifetime lifetime() {
            return pod.lifetime;
        }

        @Override
        public boolean holds(Instant time, Duration tolerance) {
            return pod.holds(time, tolerance);
        }

        @Override
        public Attribution attribution(Instant time, String reason) {
            var only = pod.hasOnePlace(time.plus(tolerance))
                    ? pod.onlyAlive(time, tolerance)
                    : Optional.<ContainerEntry>empty();
            if (only.isPresent()) {
                return new Attribution(only.get().key, pod.key, JoinQuality.DERIVED, reason + "; it has one container");
            }
            return new Attribution("", pod.key, JoinQuality.INFERRED, reason + "; which container is not told");
        }

        @Override
        public String key() {
            return pod.key;
        }

        @Override
        public boolean isForgotten() {
            return pod.forgotten;
        }

        @Override
        public Collection<ContainerEntry> containers() {
            return pod.members;
        }
    }
}
