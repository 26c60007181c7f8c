package io.tallyman;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Recordings and public log records that lie beside the project, where they exist. */
public final class Shared {

    private Shared() {}

    /** A file or folder there, where it exists. */
    public static Optional<Path> find(String relative) {
        return Optional.of(root().resolve(relative)).filter(Files::exists);
    }

    private static Path root() {
        return Path.of(System.getenv().getOrDefault("TALLYMAN_SHARED", "../shared"));
    }

    /** A file or folder there; the calling test is skipped where it is absent. */
    public static Path path(String relative) {
        var path = root().resolve(relative);
        Assumptions.assumeTrue(Files.exists(path), () -> "skipped: " + path + " is not on this machine");
        return path;
    }
}
