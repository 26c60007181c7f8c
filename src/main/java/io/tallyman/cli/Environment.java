package io.tallyman.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * What the program is run in.
 *
 * @param variables the environment variables
 * @param terminals which of {@code out} and {@code err} a person looks at
 * @param nanoTime a clock that only measures how long something took
 */
record Environment(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> variables,
        Set<String> terminals,
        LongSupplier nanoTime) {

    Environment {
        variables = Map.copyOf(variables);
        terminals = Set.copyOf(terminals);
    }

    boolean outIsTerminal() {
        return terminals.contains("out");
    }

    boolean errIsTerminal() {
        return terminals.contains("err");
    }

    /** Whether what goes to a terminal may have colours. */
    boolean mayColour() {
        return variables.getOrDefault("NO_COLOR", "").isEmpty()
                && !variables.getOrDefault("TERM", "").equals("dumb");
    }

    /** Standard output for many small writes; a reader that has gone away is an exception here. */
    OutputStream output() {
        return new CheckedOutput(out);
    }

    /** Where what can be made again is kept. */
    Path cacheFolder() {
        var stated = variables.getOrDefault("XDG_CACHE_HOME", "");
        var home = variables.getOrDefault("HOME", System.getProperty("user.home", ""));
        var base = Path.of(stated);
        return (base.isAbsolute() ? base : Path.of(home, ".cache")).resolve("tallyman");
    }
}
