package io.tallyman.cli;

import io.tallyman.cli.Expected.Exactly;
import io.tallyman.cli.Expected.ExpectedAlert;
import io.tallyman.finding.Severity;
import io.tallyman.tunable.Problem;
import io.tallyman.tunable.TunablesRejected;
import io.tallyman.tunable.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code expected.json}, as YAML, of which JSON is a part, so that what is wrong can be pointed at. */
final class ExpectedReader {

    private final List<Problem> problems = new ArrayList<>();

    Expected read(Path file) {
        var root = Yaml.read(file.toString(), text(file));
        var alerts = new ArrayList<ExpectedAlert>();
        var found = root.get("alerts");
        if (found.isPresent() && found.get() instanceof Yaml.Items items) {
            items.items().forEach(item -> alert(item).ifPresent(alerts::add));
        } else {
            add(found.orElse(root), "alerts must be a list");
        }
        var allowExtra = root.get("allow_extra").flatMap(this::bool).orElse(false);
        if (!problems.isEmpty()) {
            throw new TunablesRejected(problems);
        }
        return new Expected(alerts, allowExtra);
    }

    /* Tabs stand only between the parts of JSON, where YAML does not take them everywhere. */
    private static String text(Path file) {
        try {
            return Files.readString(file).replace('\t', ' ');
        } catch (IOException unreadable) {
            throw new TunablesRejected(List.of(new Problem(file.toString(), 1, 1, Failures.reason(unreadable))));
        }
    }

    private Optional<ExpectedAlert> alert(Yaml item) {
        if (!(item instanceof Yaml.Entries alert)) {
            add(item, "an alert must have keys such as analytic, subject and steps");
            return Optional.empty();
        }
        var subject =
                alert.get("subject").filter(Yaml.Entries.class::isInstance).map(Yaml.Entries.class::cast);
        if (alert.get("subject").isPresent() && subject.isEmpty()) {
            add(alert.get("subject").orElseThrow(), "subject must be keys with values");
        }
        return Optional.of(new ExpectedAlert(
                alert.get("analytic").flatMap(this::text).orElse(""),
                subject,
                alert.get(SubjectMatch.ACCEPTED).map(SubjectMatch::texts).orElse(List.of()),
                alert.get("steps").map(this::steps).orElse(Set.of()),
                severity(alert, "severity_at_least"),
                new Exactly(
                        severity(alert, "severity"),
                        alert.get("title").flatMap(this::text),
                        alert.get("evidence").map(SubjectMatch::texts))));
    }

    private Set<Integer> steps(Yaml yaml) {
        var steps = new HashSet<Integer>();
        for (var step : SubjectMatch.texts(yaml)) {
            if (step.matches("[1-9]")) {
                steps.add(Integer.parseInt(step));
            } else {
                add(yaml, "steps (%s) must be numbers from 1 to 9".formatted(step));
            }
        }
        return steps;
    }

    private Optional<Severity> severity(Yaml.Entries alert, String key) {
        return alert.get(key).flatMap(yaml -> severity(yaml, key));
    }

    private Optional<Severity> severity(Yaml yaml, String key) {
        var name = text(yaml).orElse("");
        var severity = Arrays.stream(Severity.values())
                .filter(each -> each.toString().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
        if (severity.isEmpty()) {
            add(yaml, "%s (%s) must be low, medium, high or critical".formatted(key, name));
        }
        return severity;
    }

    private Optional<Boolean> bool(Yaml yaml) {
        if (yaml instanceof Yaml.Scalar scalar && scalar.kind() == Yaml.Kind.BOOLEAN) {
            return Optional.of(scalar.text().equalsIgnoreCase("true"));
        }
        add(yaml, "allow_extra must be true or false");
        return Optional.empty();
    }

    private Optional<String> text(Yaml yaml) {
        if (yaml instanceof Yaml.Scalar scalar) {
            return Optional.of(scalar.text());
        }
        add(yaml, "must be a single value");
        return Optional.empty();
    }

    private void add(Yaml at, String message) {
        problems.add(new Problem(at.at().file(), at.at().line(), at.at().column(), message));
    }
}
