package io.tallyman.cli;

import io.tallyman.alert.Alert;
import io.tallyman.alert.Evidence;
import io.tallyman.alert.Subject;
import io.tallyman.cli.Scenario.Log;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a scenario raises when one log source is missing.
 *
 * @param source the missing one
 * @param whole what the scenario raises with all its logs
 * @param rest what it raises without
 */
record Loss(Path folder, String source, List<Alert> whole, List<Alert> rest) {

    /** One loss for each source of the scenario. */
    static List<Loss> of(Path folder) {
        var scenario = Scenario.read(folder);
        var whole = Played.of(scenario).alerts();
        return scenario.logs().stream()
                .map(Log::source)
                .distinct()
                .map(source -> new Loss(folder, source, whole, without(scenario, source)))
                .toList();
    }

    private static List<Alert> without(Scenario scenario, String source) {
        var rest = Played.without(scenario, log -> log.source().equals(source));
        return rest.logs().isEmpty() ? List.of() : Played.of(rest).alerts();
    }

    /** Alerts about something that the whole raises none about. */
    List<Alert> unfounded() {
        return rest.stream()
                .filter(alert -> whole.stream().noneMatch(other -> isSame(other, alert)))
                .toList();
    }

    /** What is left of an alert of the whole. */
    Optional<Alert> left(Alert alert) {
        return rest.stream().filter(other -> isSame(alert, other)).findFirst();
    }

    private static boolean isSame(Alert one, Alert other) {
        if (one.subject() instanceof Subject.Instance) {
            return one.id().equals(other.id());
        }
        return one.subject() instanceof Subject.Container first
                && other.subject() instanceof Subject.Container second
                && isSame(first, second);
    }

    /* Without some logs only the id is known, or only the place in the pod. */
    private static boolean isSame(Subject.Container one, Subject.Container other) {
        if (!one.id().isEmpty() && !other.id().isEmpty()) {
            return one.id().startsWith(other.id()) || other.id().startsWith(one.id());
        }
        return one.pod().isKnown()
                && one.pod().namespace().equals(other.pod().namespace())
                && one.pod().name().equals(other.pod().name())
                && (one.name().isEmpty() || one.name().equals(other.name()));
    }

    static SortedSet<Integer> steps(Alert alert) {
        return steps(alert.evidence());
    }

    static SortedSet<Integer> steps(Collection<Evidence> evidence) {
        return evidence.stream().map(Evidence::step).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The steps that the missing source gives evidence of. */
    SortedSet<Integer> told(Alert alert) {
        return steps(alert.evidence().stream()
                .filter(item -> item.logSource().equals(source))
                .toList());
    }

    /** The steps that only the missing source gives evidence of. */
    SortedSet<Integer> toldAlone(Alert alert) {
        var alone = told(alert);
        alone.removeAll(steps(alert.evidence().stream()
                .filter(item -> !item.logSource().equals(source))
                .toList()));
        return alone;
    }
}
