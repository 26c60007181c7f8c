package io.tallyman.cli;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens what is written to. */
final class Output {

    private Output() {}

    /** A file, or standard output. */
    static OutputStream bytes(Optional<Path> file, Environment environment) {
        return new BufferedOutputStream(file.map(Output::file).orElseGet(environment::output), 1 << 16);
    }

    static Writer text(Optional<Path> file, Environment environment) {
        return text(bytes(file, environment));
    }

    static Writer text(OutputStream bytes) {
        return new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
    }

    /** A file, or nowhere. */
    static Writer textOrNothing(Optional<Path> file) {
        return file.map(path -> text(file(path))).orElseGet(Writer::nullWriter);
    }

    private static OutputStream file(Path path) {
        try {
            return Files.newOutputStream(path);
        } catch (IOException unwritable) {
            throw new Refused(
                    ExitCode.USAGE, List.of("%s: cannot be written: %s".formatted(path, Failures.reason(unwritable))));
        }
    }
}
