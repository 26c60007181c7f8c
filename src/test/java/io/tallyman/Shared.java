package io.tallyman;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Recordings and public log records that lie beside the project, where they exist. */
public final class Shared {

    private Shared() {}

    /** A file or folder there; the calling test is skipped where it is absent. */
    public static Path path(String relative) {
        var root = System.getenv().getOrDefault("TALLYMAN_SHARED", "../shared");
        var path = Path.of(root).resolve(relative);
        Assumptions.assumeTrue(Files.exists(path), () -> "skipped: " + path + " is not on this machine");
        return path;
    }
}
