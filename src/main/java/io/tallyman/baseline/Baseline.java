package io.tallyman.baseline;

import io.tallyman.event.Destination;
import io.tallyman.event.Digest;
import io.tallyman.event.Familiarity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What is usual: the image digests that ran in a cluster, and where the containers of a repository in a namespace connect
 * to. It is taught only what chains did that ended without a detection, so that an attack cannot teach itself.
 */
public final class Baseline {

    /**
     * Whose destinations: {@code cluster} is an account for instances, {@code repository} is registry and path, or the
     * machine image; {@code namespace} is empty outside Kubernetes.
     */
    public record Workload(String cluster, String repository, String namespace) {}

    /** Learns where a workload connects to. */
    public interface Pupil {

        /**
         * It connected to somewhere.
         *
         * @param seen when
         * @param countsFrom from when that is usual
         */
        void learn(Destination destination, Instant seen, Instant countsFrom);
    }

    /**
     * One line of the list.
     *
     * @param kind {@code digest}, {@code destination}, {@code machine image} or {@code lineage}
     * @param scope the cluster, or cluster, repository and namespace
     * @param value what was seen
     * @param since when it began to count
     */
    public record Entry(String kind, String scope, String value, Instant since) {}

    private final Map<String, Sightings> digests = new HashMap<>();
    private final Map<String, Sightings> machineImages = new HashMap<>();
    private final Lineage lineage = new Lineage();
    private final Map<Workload, Sightings> destinations = new HashMap<>();
    private final Duration minimumAge;
    private final int minimumImages;
    private final int minimumDestinations;

    /**
     * Until a scope is that old and that large, nothing in it is called new.
     *
     * @param minimumAge since its first entry
     * @param minimumImages distinct digests in a cluster
     * @param minimumDestinations distinct destinations of a workload
     */
    public Baseline(Duration minimumAge, int minimumImages, int minimumDestinations) {
        this.minimumAge = minimumAge;
        this.minimumImages = minimumImages;
        this.minimumDestinations = minimumDestinations;
    }

    /** Whether an image had run in the cluster before, by any of its digests. */
    public Familiarity image(String cluster, Set<Digest> ofOneImage, Instant at) {
        var sightings = digests.get(cluster);
        if (sightings == null || ofOneImage.isEmpty()) {
            return Familiarity.UNDECIDED;
        }
        return ofOneImage.stream()
                .map(digest -> sightings.familiarity(key(digest), at, minimumAge, minimumImages))
                .reduce(Familiarity.UNDECIDED, Baseline::better);
    }

    private static Familiarity better(Familiarity one, Familiarity other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** What machine images descend from. */
    public Lineage lineage() {
        return lineage;
    }

    /** Whether a machine image had run in the account before. */
    public Familiarity machineImage(String account, String image, Instant at) {
        var sightings = machineImages.get(account);
        return sightings == null ? Familiarity.UNDECIDED : sightings.familiarity(image, at, minimumAge, minimumImages);
    }

    /**
     * Whether a machine image may prove new at that time though nothing can tell yet: chains that had ended by then may teach
     * for so long after it.
     *
     * @param teaching how long after its start a chain may teach
     */
    public boolean mayProveNew(String account, String image, Instant at, Duration teaching) {
        var sightings = machineImages.get(account);
        var isOldEnough = sightings != null && sightings.isOldEnough(at, minimumAge);
        return machineImage(account, image, at) == Familiarity.UNDECIDED
                && (isOldEnough || minimumAge.compareTo(teaching) < 0);
    }

    /** An instance of a machine image booted, and its chain ended quietly; see {@link #learnImage}. */
    public void learnMachineImage(String account, String image, Instant seen, Instant countsFrom) {
        machineImages.computeIfAbsent(account, key -> new Sightings()).add(List.of(image), seen, countsFrom);
    }

    /** Whether the workload had connected there before, by address or by any of the names. */
    public Familiarity destination(Workload workload, Destination destination, Instant at) {
        var sightings = destinations.get(workload);
        if (sightings == null) {
            return Familiarity.UNDECIDED;
        }
        return keys(destination).stream()
                .map(key -> sightings.familiarity(key, at, minimumAge, minimumDestinations))
                .reduce(Familiarity.UNDECIDED, Baseline::better);
    }

    /**
     * An image ran and its chain ended quietly.
     *
     * @param seen when it started
     * @param countsFrom when its chain ended
     */
    public void learnImage(String cluster, Set<Digest> ofOneImage, Instant seen, Instant countsFrom) {
        if (!ofOneImage.isEmpty()) {
            digests.computeIfAbsent(cluster, key -> new Sightings()).add(keys(ofOneImage), seen, countsFrom);
        }
    }

    /** What the workload's connections teach, once its chain has ended quietly. */
    public Pupil pupil(Workload workload) {
        var sightings = destinations.computeIfAbsent(workload, scope -> new Sightings());
        return (destination, seen, countsFrom) -> sightings.add(keys(destination), seen, countsFrom);
    }

    /* The digest that a registry serves first: most records know it. */
    private static List<String> keys(Set<Digest> ofOneImage) {
        return ofOneImage.stream()
                .map(Baseline::key)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static String key(Digest digest) {
        return digest.kind().name().toLowerCase(Locale.ROOT) + " " + digest.value();
    }

    /* A service behind changing addresses is one destination by its name. */
    private static List<String> keys(Destination destination) {
        return destination.names().isEmpty()
                ? List.of(destination.address())
                : destination.names().stream().sorted().toList();
    }

    /** Everything it knows, in order. */
    public List<Entry> list() {
        var entries = new ArrayList<Entry>();
        digests.forEach((cluster, sightings) ->
                sightings.list().forEach((value, since) -> entries.add(new Entry("digest", cluster, value, since))));
        machineImages.forEach((account, sightings) -> sightings
                .list()
                .forEach((value, since) -> entries.add(new Entry("machine image", account, value, since))));
        entries.addAll(lineage.list());
        destinations.forEach((workload, sightings) -> sightings
                .list()
                .forEach((value, since) -> entries.add(new Entry(
                        "destination",
                        workload.cluster() + " " + workload.repository() + " " + workload.namespace(),
                        value,
                        since))));
        entries.sort(
                Comparator.comparing(Entry::kind).thenComparing(Entry::scope).thenComparing(Entry::value));
        return entries;
    }
}
