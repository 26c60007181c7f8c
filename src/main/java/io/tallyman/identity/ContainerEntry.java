package io.tallyman.identity;

import io.tallyman.event.ContainerCreated;
import io.tallyman.event.ContainerIds;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerStarted;
import io.tallyman.event.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that records said of one container, mutable; the order in which they say it does not matter. */
final class ContainerEntry {

    final String key;
    final Lifetime lifetime = new Lifetime();
    /** What is said of its image by others than the records of its making that are kept. */
    List<Claim<String>> seenImages = List.of();

    List<Claim<Digest>> digests = List.of();
    List<ContainerStarted> started = List.of();
    List<ContainerCreated> created = List.of();
    /** The process that a runtime's record says was started in it; nearly always the only one. */
    private @Nullable ProcessNode process;

    private List<ProcessNode> furtherProcesses = List.of();

    /** When a record last told of it or of what it did. */
    Instant heard = Instant.MIN;

    /** When a record first named it. */
    private Instant named = Instant.MAX;

    /** It is no longer in the books. */
    boolean forgotten;

    String id;
    String host;
    String cluster;
    String name = "";
    String sandbox = "";
    ContainerKind kind = ContainerKind.APPLICATION;

    /** Names that its image was found under when it was last drawn; empty where none could be read. */
    Set<String> imageNames = Set.of();

    /** As it was drawn last, as long as nothing more was learnt of it. */
    @Nullable
    Container drawn;

    private @Nullable Slot slot;
    private @Nullable PodEntry pod;

    ContainerEntry(String key, String id, String host, String cluster) {
        this.key = key;
        this.id = id;
        this.host = host;
        this.cluster = cluster;
    }

    /** Takes over what a further record knows better: a longer id, a host, a cluster. */
    void known(String otherId, String otherHost, String otherCluster) {
        id = otherId.length() > id.length() ? otherId : id;
        host = host.isEmpty() ? otherHost : host;
        cluster = cluster.isEmpty() ? otherCluster : cluster;
    }

    void namedAt(Instant time) {
        named = time.isBefore(named) ? time : named;
    }

    /** Whether it was there then, give or take; where no record tells its begin, from the first that names it. */
    boolean isAlive(Instant time, Duration tolerance) {
        var isBegun = lifetime.beginOrMin().isAfter(Instant.MIN) || !Moments.isAfter(named, time, tolerance);
        return isBegun && lifetime.holds(time, tolerance);
    }

    /** All that is told of its image. */
    List<Claim<String>> images() {
        var told = created.stream().filter(record -> !record.image().isEmpty()).map(Claim::ofImage);
        return Stream.concat(seenImages.stream(), told).toList();
    }

    /** A runtime's record says that the process was started in it. */
    void hasProcess(ProcessNode node) {
        if (process == null) {
            process = node;
        } else if (process != node && !furtherProcesses.contains(node)) {
            furtherProcesses = Few.with(furtherProcesses, node);
        }
    }

    Stream<ProcessNode> processes() {
        return Stream.concat(Stream.ofNullable(process), furtherProcesses.stream());
    }

    boolean is(String otherId, String otherHost, String otherCluster) {
        return ContainerIds.same(id, otherId)
                && Scopes.compatible(host, otherHost)
                && Scopes.compatible(cluster, otherCluster);
    }

    Optional<Slot> slot() {
        return Optional.ofNullable(slot);
    }

    Optional<PodEntry> pod() {
        return Optional.ofNullable(pod);
    }

    void belongsTo(PodEntry owner) {
        pod = owner;
        owner.members.add(this);
    }

    void fills(Slot place) {
        slot = place;
        name = place.name;
        belongsTo(place.pod);
        place.containers.add(this);
    }

    /** A kind says more than the default does. */
    void isOf(ContainerKind told) {
        kind = told == ContainerKind.APPLICATION ? kind : told;
    }

    /** Key of its network namespace: its pod's, else its sandbox's, else its own. */
    String network() {
        if (pod != null) {
            return pod.key;
        }
        return sandbox.isEmpty() || sandbox.equals(id) ? key : Scopes.sandboxKey(sandbox);
    }
}
