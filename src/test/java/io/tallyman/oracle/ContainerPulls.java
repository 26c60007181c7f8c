package io.tallyman.oracle;

import io.tallyman.oracle.ContainerOwners.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which pulls put a container's image on its node, as each log there tells. */
final class ContainerPulls {

    private static final Set<String> NODE_LOGS = Set.of("containerd:events", "containerd:runtime", "docker:events");

    /** Records that stand so near each other may be of one pull. */
    private static final Duration BURST = Duration.ofSeconds(2);

    private final ContainerWorld world;
    private final List<Told> told;
    private final Duration tolerance;

    ContainerPulls(ContainerWorld world, List<Told> told) {
        this.world = world;
        this.told = told;
        this.tolerance = world.premises().setting().tolerance;
    }

    /** Of each log the latest pull of that image before the container was made. */
    List<Word> of(Pod pod, Run run) {
        return NODE_LOGS.stream().flatMap(source -> of(pod, run, source)).toList();
    }

    private Stream<Word> of(Pod pod, Run run, String source) {
        var all = words(source, pulls(pod, run), run.created().plus(tolerance));
        var before = words(source, pulls(pod, run), run.created());
        var asked = before.stream().filter(word -> isAsked(word, pod, run)).toList();
        var own = asked.isEmpty() ? before : asked;
        if (own.isEmpty()) {
            return all.stream().map(word -> new Word(word, false));
        }
        var last = own.get(own.size() - 1);
        var since = last.time().minus(BURST);
        var rivals = Stream.concat(before.stream(), words(source, otherContents(pod, run), run.created()).stream())
                .filter(word -> !word.happening().equals(last.happening())
                        && !word.time().isBefore(since))
                .toList();
        return Stream.concat(
                before.stream()
                        .filter(word -> word.happening().equals(last.happening()))
                        .map(word -> new Word(word, rivals.isEmpty())),
                rivals.stream().map(word -> new Word(word, false)));
    }

    private List<Told> words(String source, Set<String> pulls, Instant by) {
        return told.stream()
                .filter(word -> word.source().equals(source) && pulls.contains(word.happening()))
                .filter(word -> !word.time().isAfter(by))
                .sorted(Comparator.comparing(Told::time))
                .toList();
    }

    /* Whether the pull was of the very name that the container was made of. */
    private boolean isAsked(Told word, Pod pod, Run run) {
        return runs(pod)
                .anyMatch(other -> other.pull().happening().equals(word.happening())
                        && other.image().full().equals(run.image().full()));
    }

    private Stream<Run> runs(Pod pod) {
        return world.pods().stream()
                .filter(other -> other.node().equals(pod.node()))
                .flatMap(other -> other.runs().stream());
    }

    /* Two pulls of a tag that moves in between, for two containers: without a digest nothing tells which is whose. */
    private Set<String> otherContents(Pod pod, Run run) {
        var isDigestTold = told.stream()
                .anyMatch(word -> word.happening().equals(run.start())
                        && Set.of(ApiLines.SOURCE, "tetragon").contains(word.source()));
        return isDigestTold
                ? Set.of()
                : runs(pod)
                        .filter(other ->
                                other.image().repository().equals(run.image().repository())
                                        && !isSame(other.image(), run.image()))
                        .map(other -> other.pull().happening())
                        .collect(Collectors.toSet());
    }

    private Set<String> pulls(Pod pod, Run run) {
        return runs(pod)
                .filter(other -> isSame(other.image(), run.image()))
                .map(other -> other.pull().happening())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /* The same content of the same repository, by whatever name. */
    private static boolean isSame(Image one, Image other) {
        return one.digest().equals(other.digest()) && one.repository().equals(other.repository());
    }
}
