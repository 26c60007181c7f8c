package io.tallyman.session;

import io.tallyman.alert.Alert;
import io.tallyman.alert.Analytic;
import io.tallyman.alert.Evidence;
import io.tallyman.event.EventTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** One alert of what was said of an instance's earlier boots and of what is to be said of its latest. */
final class AlertUnion {

    private AlertUnion() {}

    /** All evidence of both, under the later revision and the graver title. */
    static Alert of(Alert earlier, Alert later) {
        var graver = later.severity().compareTo(earlier.severity()) > 0 ? later : earlier;
        var all = AlertAssembly.distinct(Stream.concat(earlier.evidence().stream(), later.evidence().stream()));
        var evidence = AlertAssembly.limited(all);
        return new Alert(
                later.id(),
                later.revision(),
                later.analytic(),
                later.technique(),
                graver.rule(),
                graver.title(),
                graver.severity(),
                times(evidence).max(Comparator.naturalOrder()).orElseThrow(),
                times(evidence).min(Comparator.naturalOrder()).orElseThrow(),
                later.subject(),
                evidence,
                later.notObserved().stream()
                        .filter(step -> evidence.stream().noneMatch(item -> item.step() == step.step()))
                        .toList(),
                omitted(earlier, later, AlertAssembly.omitted(Analytic.valueOf(later.analytic()), all)),
                Stream.concat(earlier.gaps().stream(), later.gaps().stream())
                        .distinct()
                        .toList(),
                later.withdrawn());
    }

    private static Stream<EventTime> times(List<Evidence> evidence) {
        return evidence.stream().map(Evidence::time);
    }

    private static List<Alert.Omitted> omitted(Alert earlier, Alert later, List<Alert.Omitted> now) {
        var counts = new LinkedHashMap<Integer, Integer>();
        Stream.of(earlier.omitted(), later.omitted(), now)
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Alert.Omitted::step))
                .forEach(omitted -> counts.merge(omitted.step(), omitted.evidence(), Integer::sum));
        return counts.entrySet().stream()
                .map(count -> new Alert.Omitted(count.getKey(), count.getValue()))
                .toList();
    }
}
