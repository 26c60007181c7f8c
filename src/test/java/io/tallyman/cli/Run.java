package io.tallyman.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One run of the program within the tests' own process.
 *
 * @param out what went to standard output
 * @param err what went to standard error
 */
record Run(int exitCode, String out, String err) {

    private static final Path CACHE = Path.of("target", "test-cache").toAbsolutePath();
    private static final Pattern RECORD = Pattern.compile("\"record\":\\{[^}]*\\}");

    static Run of(Object... arguments) {
        return with("", Set.of(), arguments);
    }

    /**
     * @param in what stands on standard input
     * @param terminals which streams a person looks at
     */
    static Run with(String in, Set<String> terminals, Object... arguments) {
        return run(
                CACHE,
                in.getBytes(StandardCharsets.UTF_8),
                terminals,
                Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    }

    /** @param cache where compiled rules are kept */
    static Run of(Path cache, String... arguments) {
        return of(cache, new byte[0], arguments);
    }

    static Run of(Path cache, byte[] in, String... arguments) {
        return run(cache, in, Set.of(), arguments);
    }

    private static Run run(Path cache, byte[] in, Set<String> terminals, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var environment = new Environment(
                new ByteArrayInputStream(in),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("XDG_CACHE_HOME", cache.toAbsolutePath().toString()),
                terminals,
                () -> 0L);
        int exitCode = Main.run(environment, arguments);
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    List<String> outLines() {
        return out.lines().toList();
    }

    List<String> errLines() {
        return err.lines().toList();
    }

    /** The alerts without the places of their records, which differ with the lines between. */
    List<String> alerts() {
        return Arrays.stream(out.split("\n", -1))
                .filter(line -> !line.isEmpty())
                .map(line -> RECORD.matcher(line).replaceAll(""))
                .toList();
    }

    /** Whether standard error shows a stack trace or says that the program has a fault. */
    boolean hasFault() {
        return exitCode == ExitCode.FAULT
                || err.contains("fault of the program")
                || err.lines().anyMatch(line -> line.startsWith("\tat "));
    }
}
