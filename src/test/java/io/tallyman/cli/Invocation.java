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

/** One run of the program within the tests' own process. */
record Invocation(int exitCode, String out, String err) {

    private static final Path CACHE = Path.of("target", "test-cache").toAbsolutePath();

    static Invocation of(Object... arguments) {
        return with("", Set.of(), arguments);
    }

    /**
     * @param in what stands on standard input
     * @param terminals which streams a person looks at
     */
    static Invocation with(String in, Set<String> terminals, Object... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var environment = new Environment(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("XDG_CACHE_HOME", CACHE.toString()),
                terminals,
                () -> 0);
        var exitCode = Main.run(
                environment, Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        return new Invocation(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    List<String> outLines() {
        return out.lines().toList();
    }

    List<String> errLines() {
        return err.lines().toList();
    }
}
