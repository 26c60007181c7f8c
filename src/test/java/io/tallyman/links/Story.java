package io.tallyman.links;

import io.tallyman.Detector;
import io.tallyman.History;
import io.tallyman.alert.Alert;
import io.tallyman.event.Event;
import io.tallyman.rule.RuleSet;
import io.tallyman.tunable.TunablesFile;
import io.tallyman.tunable.Yaml;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What happens, link by link, under which tunables.
 *
 * @param tunables layers of YAML, the lowest first
 */
record Story(Map<Link, List<Event>> links, List<String> tunables) {

    Story {
        links = Map.copyOf(links);
        tunables = List.copyOf(tunables);
    }

    /** Nothing happens. */
    static Story under(String tunables) {
        return new Story(Map.of(), List.of(tunables));
    }

    /** The story with these events as that link, instead of those it had. */
    Story with(Link link, Event... events) {
        return with(link, List.of(events));
    }

    Story with(Link link, List<? extends Event> events) {
        var changed = new EnumMap<Link, List<Event>>(Link.class);
        changed.putAll(links);
        changed.put(link, List.copyOf(events));
        changed.values().removeIf(List::isEmpty);
        return new Story(changed, tunables);
    }

    Story without(Link link) {
        return with(link);
    }

    /** The story with further tunables laid over its own. */
    Story tuned(String yaml) {
        var layers = new ArrayList<>(tunables);
        layers.add(yaml);
        return new Story(links, layers);
    }

    /**
     * What a detector made of it.
     *
     * @param fired names of the rules that fired
     */
    record Outcome(Set<String> fired, List<Alert> alerts) {

        /** Whether an alert stands on it. */
        boolean detects() {
            return !alerts.isEmpty();
        }
    }

    Outcome outcome() {
        return outcome(History.rules());
    }

    /** What a detector with other rules makes of it. */
    Outcome outcome(RuleSet rules) {
        var layers = tunables.stream()
                .map(yaml -> Yaml.read("a story's tunables", yaml))
                .toList();
        try (var detector = new Detector(rules, TunablesFile.read(layers), Detector.Mode.REPLAY)) {
            var alerts = new ArrayList<Alert>();
            for (var link : Link.values()) {
                links.getOrDefault(link, List.of()).forEach(event -> alerts.addAll(detector.accept(event)));
            }
            alerts.addAll(detector.finish());
            return new Outcome(detector.status().fired().keySet(), List.copyOf(alerts));
        }
    }
}
