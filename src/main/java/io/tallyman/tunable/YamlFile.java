package io.tallyman.tunable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Fetches the text of a YAML file, of at most one mebibyte. */
final class YamlFile {

    private static final int MAX_SIZE = 1 << 20;

    private YamlFile() {}

    static Yaml.Entries read(Path path) {
        var file = path.toString();
        try {
            if (Files.size(path) > MAX_SIZE) {
                throw refused(file, "has %d bytes; expected at most %d".formatted(Files.size(path), MAX_SIZE));
            }
            var bytes = ByteBuffer.wrap(Files.readAllBytes(path));
            return read(file, StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException notUtf8) {
            throw refused(file, "is not UTF-8");
        } catch (IOException unreadable) {
            throw refused(file, "cannot be read: " + unreadable);
        }
    }

    private static TunablesRejected refused(String file, String message) {
        return new TunablesRejected(List.of(new Problem(file, 1, 1, message)));
    }

    static Yaml.Entries read(String file, String text) {
        if (text.length() > MAX_SIZE) {
            throw refused(file, "has %d characters; expected at most %d".formatted(text.length(), MAX_SIZE));
        }
        return YamlReader.read(file, text);
    }
}
