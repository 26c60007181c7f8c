package io.tallyman.userdata;

import io.tallyman.event.UserDataDirective.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The files of {@code write_files}, and what the scripts, timetables and units among them run. */
final class WrittenFiles {

    private static final String UNIT_START = "Exec";

    private final Directives directives;
    private final Budget budget;

    WrittenFiles(Directives directives, Budget budget) {
        this.directives = directives;
        this.budget = budget;
    }

    void read(YamlTree files) {
        for (var file : files.items()) {
            var path = file.get("path").text();
            var uri = file.get("source").get("uri").text();
            directives.add(Kind.FILE, path, List.of());
            if (!uri.isBlank()) {
                directives.add(Kind.INCLUDE, uri, List.of("curl", "-o", path, uri));
            }
            content(path, Encodings.text(bytes(file)));
        }
    }

    private byte[] bytes(YamlTree file) {
        var encoding = file.get("encoding").text().toLowerCase(Locale.ROOT);
        var bytes = file.get("content").text().getBytes(StandardCharsets.UTF_8);
        if (!budget.decoded(bytes.length)) {
            return new byte[0];
        }
        if (encoding.contains("b64") || encoding.contains("base64")) {
            bytes = Encodings.fromBase64(bytes, budget).orElse(new byte[0]);
        }
        return Encodings.isGzip(bytes) ? Encodings.unpacked(bytes, budget) : bytes;
    }

    private void content(String path, String text) {
        var interpreter = Interpreter.byName(path, "");
        if (text.startsWith("#!")) {
            directives.script(Kind.SCRIPT, text, Interpreter.SHELL);
        } else if (!interpreter.isEmpty()) {
            directives.script(Kind.SCRIPT, text, interpreter);
        } else if (path.endsWith("/rc.local") || path.contains("/cloud/scripts/")) {
            directives.script(Kind.SCRIPT, text, Interpreter.SHELL);
        } else if (path.contains("/cron")) {
            text.lines().map(String::strip).limit(Budget.MOST_DIRECTIVES).forEach(line -> timetable(line, path));
        } else if (path.contains("/systemd/")) {
            text.lines().map(String::strip).limit(Budget.MOST_DIRECTIVES).forEach(this::unit);
        }
    }

    /** {@code m h dom mon dow [user] command}, or {@code @reboot [user] command}. */
    private void timetable(String line, String path) {
        if (line.isEmpty()
                || line.startsWith("#")
                || (line.charAt(0) != '@' && line.charAt(0) != '*' && !Character.isDigit(line.charAt(0)))) {
            return;
        }
        boolean user = !path.contains("/spool/");
        int fields = (line.startsWith("@") ? 1 : 5) + (user ? 1 : 0);
        var parts = line.split("\\s+", fields + 1);
        if (parts.length > fields) {
            directives.script(Kind.COMMAND, parts[fields], Interpreter.SHELL);
        }
    }

    /** {@code ExecStart=}, {@code ExecStartPre=} and their like; signs before the program are no part of it. */
    private void unit(String line) {
        int equals = line.indexOf('=');
        if (equals > 0 && line.startsWith(UNIT_START)) {
            directives.script(
                    Kind.COMMAND, line.substring(equals + 1).replaceFirst("^[\\s@+!:-]{1,9}+", ""), Interpreter.SHELL);
        }
    }
}
