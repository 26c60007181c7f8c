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
import org.jspecify.annotations.Nullable;

/**
 * Who had which address when. A pod's address holds in its cluster, a lone container's on its host. An address is given
 * again: of several holders the one counts that began last before the time asked for, and had not ended by then.
 */
final class Leases {

    /* One holder: a pod, or a container outside Kubernetes. */
    private static final class Lease {
        private final String host;
        private final String cluster;
        private final Holder holder;
        private final String reason;
        /** The last answer, and how it was found: nearly every flow gets the same. */
        private @Nullable Attribution kept;

        private String keptHow = "";

        private Lease(String host, String cluster, Holder holder, String reason) {
            this.host = host;
            this.cluster = cluster;
            this.holder = holder;
            this.reason = reason;
        }

        private Holder holder() {
            return holder;
        }

        private Attribution attribution(Instant time) {
            var user = holder.user(time);
            var last = kept;
            if (last != null
                    && last.join() == user.join
                    && keptHow.equals(user.how)
                    && last.container().equals(user.container)
                    && last.network().equals(user.network)) {
                return last;
            }
            var made = new Attribution(user.container, user.network, user.join, reason + user.how);
            kept = made;
            keptHow = user.how;
            return made;
        }
    }

    /**
     * Who used the address at one moment.
     *
     * @param container its key; empty where only the network is known
     * @param how goes on after the reason for which the holder has the address
     */
    record User(String container, String network, JoinQuality join, String how) {}

    /** What may hold an address. */
    interface Holder {
        Lifetime lifetime();

        /** Whether it had the address then, give or take. */
        boolean holds(Instant time, Duration tolerance);

        User user(Instant time);

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
        return best == null ? new Answer.Waiting(new Links.Address(address)) : new Answer.Known(best.attribution(time));
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
        var oneStrict = hasSurely(one.holder, time);
        var otherStrict = hasSurely(other.holder, time);
        if (oneStrict != otherStrict) {
            return oneStrict;
        }
        var byBegin = oneBegin.compareTo(otherBegin);
        return byBegin != 0 ? byBegin > 0 : one.holder.key().compareTo(other.holder.key()) < 0;
    }

    /* One of whose begin no record tells yet may have got the address long after. */
    private static boolean hasSurely(Holder holder, Instant time) {
        return holder.lifetime().beginOrMin().isAfter(Instant.MIN) && holder.holds(time, Duration.ZERO);
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

    /* The container is known only where no other could have spoken. */
    private static User userOf(PodEntry pod, Instant time, Duration tolerance, String one, String many) {
        var only = pod.hasOnePlace(time.plus(tolerance))
                ? pod.onlyAlive(time, tolerance)
                : Optional.<ContainerEntry>empty();
        return only.map(container -> new User(container.key, pod.key, JoinQuality.DERIVED, one))
                .orElseGet(() -> new User("", pod.key, JoinQuality.INFERRED, many));
    }

    /** A container as a holder: for itself, or for its whole pod where it is the pod's sandbox. */
    record ContainerHolder(ContainerEntry container, Duration tolerance) implements Holder {
        @Override
        public Lifetime lifetime() {
            return container.lifetime;
        }

        @Override
        public boolean holds(Instant time, Duration tolerance) {
            return container.isAlive(time, tolerance);
        }

        @Override
        public User user(Instant time) {
            if (container.kind != ContainerKind.SANDBOX) {
                return new User(container.key, container.network(), JoinQuality.EXACT, "");
            }
            return container
                    .pod()
                    .map(pod -> userOf(
                            pod,
                            time,
                            tolerance,
                            "'s sandbox; it has one container",
                            "'s sandbox; which container is not told"))
                    .orElseGet(() -> new User("", container.network(), JoinQuality.INFERRED, "'s sandbox"));
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

    /** A pod as a holder. */
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
        public User user(Instant time) {
            return userOf(pod, time, tolerance, "; it has one container", "; which container is not told");
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
