package io.tallyman.rule;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.drools.base.util.Drools;

/** What compiled rules depend on, as one digest. */
final class RuleKey {

    /* Changes with the layout of an entry and with what the check refuses. */
    private static final String LAYOUT = "1";

    /** Written by the build: a digest of the classes that rules are compiled against. */
    static final String CLASSES = RuleCache.SHIPPED + "classes";

    private RuleKey() {}

    /** The digest of the classes that rules are compiled against; {@code unknown} outside a finished build. */
    static String classes() {
        try (InputStream in = RuleKey.class.getClassLoader().getResourceAsStream(CLASSES)) {
            return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "unknown";
        }
    }

    static String of(RuleFile file, Vocabulary vocabulary, String classes) {
        var parts =
                List.of(LAYOUT, classes, Drools.getFullVersion(), vocabulary.fingerprint(), file.path(), file.text());
        return HexFormat.of().formatHex(sha256(String.join("\0", parts).getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}
