package io.tallyman.rule;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Compiled rules by content: those that come with the program, then those in a folder. */
public final class RuleCache {

    static final String SHIPPED = "compiled-rules/";

    private final Optional<Path> folder;

    private RuleCache(Optional<Path> folder) {
        this.folder = folder;
    }

    /** One that remembers in a folder, which need not exist; where it cannot be written nothing is remembered. */
    public static RuleCache in(Path folder) {
        return new RuleCache(Optional.of(folder));
    }

    /** One that only knows what comes with the program. */
    public static RuleCache shipped() {
        return new RuleCache(Optional.empty());
    }

    /* Shipped entries use nothing newer than the oldest Java; what is compiled here may. */
    private static String own(String key) {
        return key + "-" + System.getProperty("java.specification.version");
    }

    Optional<CompiledRules> find(String key) {
        return read(key).flatMap(RuleEntry::decode);
    }

    private Optional<byte[]> read(String key) {
        try (InputStream in = RuleCache.class.getClassLoader().getResourceAsStream(SHIPPED + key)) {
            if (in != null) {
                return Optional.of(in.readAllBytes());
            }
            var file = folder.map(f -> f.resolve(own(key))).filter(Files::isReadable);
            return file.isPresent() ? Optional.of(Files.readAllBytes(file.get())) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Remembers; written aside and moved into place, so that no reader sees half of it. */
    void store(String key, CompiledRules rules) {
        if (folder.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(folder.get());
            var aside = Files.createTempFile(folder.get(), key, ".part");
            Files.write(aside, RuleEntry.encode(rules));
            Files.move(aside, folder.get().resolve(own(key)), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            // The next start compiles again; nothing else is lost.
        }
    }
}
