package io.tallyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.Detector;
import io.tallyman.cli.Script.Log;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.ContainerStopped;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.InstanceStopped;
import io.tallyman.event.Origin;
import io.tallyman.event.PodDeleted;
import io.tallyman.event.PodReference;
import io.tallyman.event.PodStatusReported.ContainerStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** When all containers, pods and instances of a scenario have ended, nothing of them is kept. */
final class ForgettingTest {

    @TestFactory
    Stream<DynamicTest> nothingIsKeptOfWhatHasEnded() {
        return Played.scenarios(Path.of("fixtures")).stream()
                .map(folder -> DynamicTest.dynamicTest(
                        folder.getFileName().toString(), () -> replayAndEnd(Script.of(folder))));
    }

    private static void replayAndEnd(Script script) throws IOException {
        try (var detector = Played.detector(script.scenario(), Detector.Mode.REPLAY)) {
            var alerting = new Alerting(detector, alert -> {});
            for (var log : script.logs()) {
                alerting.open(log.feed());
            }
            for (var log : script.logs()) {
                for (var event : log.events()) {
                    alerting.accept(log.feed(), event);
                }
            }
            var held = detector.status().directory();
            assertThat(List.of(held.getOrDefault("containers", 0), held.getOrDefault("instances", 0)))
                    .anyMatch(count -> count > 0);
            for (var log : script.logs()) {
                for (var end : ends(log, latest(script))) {
                    alerting.accept(log.feed(), end);
                }
            }
            alerting.finish();
            Leftovers.assertNothingAtAll(detector.status());
        }
    }

    private static Instant latest(Script script) {
        return script.logs().stream()
                .flatMap(log -> log.events().stream())
                .filter(event -> event.time().isKnown())
                .map(event -> event.time().instant())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static List<Event> ends(Log log, Instant latest) {
        var time = new EventTime(latest.plusSeconds(60), EventTime.MILLISECOND);
        var ends = new ArrayList<Event>();
        for (var event : log.events()) {
            for (var named : named(event)) {
                ends.add(end(named, time, event.origin()));
            }
        }
        return ends;
    }

    private static Event end(Object named, EventTime time, Origin origin) {
        if (named instanceof InstanceReference instance) {
            return new InstanceStopped(time, origin, instance, true);
        }
        return named instanceof ContainerReference container
                ? new ContainerStopped(time, origin, container)
                : new PodDeleted(time, origin, (PodReference) named);
    }

    private static Set<Object> named(Object event) {
        var found = new LinkedHashSet<>();
        collect(event, found);
        return found;
    }

    /* Every container, pod and instance that a record names, however deep. */
    private static void collect(Object part, Set<Object> into) {
        if (part instanceof ContainerReference container && !container.id().isEmpty()) {
            into.add(container);
        }
        if (part instanceof InstanceReference instance && instance.isKnown()) {
            into.add(instance);
        }
        if (part instanceof PodReference pod && pod.isKnown()) {
            into.add(pod);
        }
        if (part instanceof ContainerStatus status && !status.id().isEmpty()) {
            into.add(ContainerReference.ofId(status.id()));
        }
        if (part instanceof Collection<?> parts) {
            parts.forEach(each -> collect(each, into));
        }
        if (part instanceof Record whole && !(part instanceof Origin)) {
            for (var component : whole.getClass().getRecordComponents()) {
                try {
                    var value = component.getAccessor().invoke(whole);
                    if (value != null) {
                        collect(value, into);
                    }
                } catch (ReflectiveOperationException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        }
    }
}
