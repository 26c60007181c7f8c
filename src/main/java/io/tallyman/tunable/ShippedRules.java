package io.tallyman.tunable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files under {@code rules/} that come with the program. */
final class ShippedRules {

    private ShippedRules() {}

    static Yaml.Entries read(String name) {
        var path = "rules/" + name;
        try (var stream = ShippedRules.class.getClassLoader().getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException(path + " is not on the class path; it is a part of the program");
            }
            return Yaml.read(path, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
