package io.tallyman.cli;

import io.tallyman.cli.LogFile.Context;
import io.tallyman.tunable.Yaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A folder of logs that says what they are.
 *
 * @param folder as the user calls it
 * @param tunables what differs; laid over all others
 */
record Scenario(Path folder, String title, String analytic, Optional<Yaml.Entries> tunables, List<Log> logs) {

    static final String FILE = "scenario.yaml";

    Scenario {
        logs = List.copyOf(logs);
    }

    /** One of its logs; {@code file} lies below the folder. */
    record Log(String file, String source, Context context) {}

    /**
     * Reads a folder's file.
     *
     * @throws io.tallyman.tunable.TunablesRejected with all that is wrong in it
     */
    static Scenario read(Path folder) {
        return new ScenarioReader(folder).read();
    }

    /** Its logs, where it leaves something open with what is otherwise known. */
    List<LogFile> logs(Context otherwise) {
        return logs.stream()
                .map(log -> {
                    var path = folder.resolve(log.file());
                    return new LogFile(
                            path.toString(),
                            Optional.of(path),
                            log.source(),
                            true,
                            log.context().or(otherwise));
                })
                .toList();
    }
}
