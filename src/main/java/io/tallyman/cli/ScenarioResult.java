package io.tallyman.cli;

import java.time.Duration;
import java.util.List;

/**
 * What became of a scenario.
 *
 * @param name its folder
 * @param title empty where it could not be read
 * @param failures sentences; none where all is as expected
 */
record ScenarioResult(String name, String title, int alerts, List<String> failures, Duration taken) {

    ScenarioResult {
        failures = List.copyOf(failures);
    }

    boolean passed() {
        return failures.isEmpty();
    }

    String json() {
        return new Json()
                .put("scenario", name)
                .put("title", title)
                .put("result", passed() ? "passed" : "failed")
                .put("alerts", alerts)
                .put("failures", failures)
                .line();
    }
}
