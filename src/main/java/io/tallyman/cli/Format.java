package io.tallyman.cli;

import io.tallyman.alert.AlertWriter;
import io.tallyman.alert.NdjsonAlertWriter;
import io.tallyman.alert.TextAlertWriter;
import java.util.List;

/** How alerts are written. */
enum Format {
    NDJSON,
    TEXT;

    /**
     * The one that was asked for.
     *
     * @param name empty for the default
     */
    static Format of(String name, boolean toTerminal) {
        return switch (name) {
            case "" -> toTerminal ? TEXT : NDJSON;
            case "ndjson" -> NDJSON;
            case "text" -> TEXT;
            case "ocsf", "ecs", "html" ->
                throw refused("--format %s is not there yet; expected ndjson or text".formatted(name));
            default -> throw refused("--format (%s) must be ndjson or text".formatted(name));
        };
    }

    private static Refused refused(String reason) {
        return new Refused(ExitCode.USAGE, List.of(reason));
    }

    AlertWriter writer(Appendable out, boolean isColoured) {
        return this == TEXT ? new TextAlertWriter(out, isColoured) : new NdjsonAlertWriter(out);
    }
}
