package io.tallyman.source.containerd;

import io.tallyman.event.EventTime;
import io.tallyman.event.Origin;
import io.tallyman.source.Times;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of a runtime's daemon, freed of what wrapped it.
 *
 * @param time by the daemon's own clock, else by the journal's
 * @param message what it says
 * @param fields its further fields
 */
record DaemonLine(EventTime time, Origin origin, String message, Map<String, String> fields) {

    private static final Pattern FIELDS = Pattern.compile("(?:^|.*?\\s)(?=time=\"?\\d)", Pattern.DOTALL);
    private static final Pattern TERMINAL = Pattern.compile(
            "(?:TRAC|DEBU|INFO|WARN|ERRO|FATA)\\[(\\d{4}-\\d\\d-\\d\\dT[^\\]]+)\\] ?(.*?)(?:\\s{2,}([\\w.-]+=.*))?");

    /** Reads logfmt, or what the daemon writes to a terminal; empty where the text is neither or has no time. */
    static Optional<DaemonLine> parse(String text, Origin origin) {
        var terminal = TERMINAL.matcher(text.strip());
        if (terminal.matches()) {
            var rest = terminal.group(3);
            return Times.iso(terminal.group(1))
                    .map(time ->
                            new DaemonLine(time, origin, terminal.group(2), Logfmt.read(rest == null ? "" : rest, 0)));
        }
        var start = FIELDS.matcher(text);
        if (!start.lookingAt()) {
            return Optional.empty();
        }
        var fields = Logfmt.read(text, start.end());
        return Times.iso(fields.getOrDefault("time", ""))
                .map(time -> new DaemonLine(time, origin, fields.getOrDefault("msg", ""), fields));
    }

    String field(String key) {
        return fields.getOrDefault(key, "");
    }
}
