package io.tallyman.cli;

import io.tallyman.alert.Alert;
import io.tallyman.alert.Subject;
import io.tallyman.tunable.Yaml;

/**
 * The one kind of alert that a missing record may add: the scenario excludes a namespace, and no record has told the
 * namespace of the container. An exclusion that names a namespace does not match where that is not known.
 */
final class Unplaced {

    private Unplaced() {}

    static boolean is(Alert alert, Scenario scenario) {
        return alert.subject() instanceof Subject.Container container
                && container.pod().namespace().isEmpty()
                && excludesNamespaces(scenario);
    }

    private static boolean excludesNamespaces(Scenario scenario) {
        return scenario.tunables().flatMap(tunables -> tunables.get("Exclusions")).stream()
                .filter(Yaml.Items.class::isInstance)
                .flatMap(items -> ((Yaml.Items) items).items().stream())
                .anyMatch(item -> item instanceof Yaml.Entries entries
                        && entries.get("namespace").isPresent());
    }
}
