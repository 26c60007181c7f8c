package io.tallyman.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The images of a generated cluster. */
final class Images {

    /** So many workloads run trusted images. */
    static final int WORKLOADS = 120;

    private Images() {}

    /** A reference as pods name it, and the digest that the registry serves under it. */
    record Image(String reference, String digest) {
        String repository() {
            return reference.substring(0, reference.lastIndexOf(':'));
        }
    }

    static Image of(Pod.Conduct conduct, int workload) {
        var reference = switch (conduct) {
            case TRUSTED ->
                "registry.corp.example:5000/team-%d/service-%d:1.%d".formatted(workload % 12, workload, workload % 7);
            case UNTRUSTED -> "docker.io/vendor%d/tool:latest".formatted(workload % 20);
            case MALICIOUS -> "docker.io/fastwork%d/alpine-curl:latest".formatted(workload % 5);
        };
        return new Image(reference, "sha256:" + hex(reference));
    }

    /** 64 hex digits that follow from a text. */
    static String hex(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
