package io.tallyman.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Runs the program in this process, as its launcher does, and throws away what it prints. */
public final class InProcess {

    private InProcess() {}

    /** Runs it with these arguments, and fails where it does not end well. */
    public static void run(String... arguments) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var environment = new Environment(
                InputStream.nullInputStream(), nowhere, System.err, Map.of(), Set.of(), System::nanoTime);
        var exitCode = Main.run(environment, arguments);
        if (exitCode != ExitCode.GOOD) {
            throw new IllegalStateException("exit code " + exitCode);
        }
    }
}
