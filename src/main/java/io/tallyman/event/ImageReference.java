package io.tallyman.event;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an image, normalised as Docker does: {@code nginx} is {@code docker.io/library/nginx:latest}.
 *
 * @param registry host and, if given, port, in lower case
 * @param repository the path below the registry
 * @param tag the tag; empty only where a digest stands instead
 * @param digest the {@code sha256:…} after {@code @}; empty where the name is not pinned
 * @see <a href="https://github.com/distribution/reference">distribution/reference, which defines the grammar</a>
 */
public record ImageReference(String registry, String repository, String tag, String digest) {

    private static final String DOCKER_HUB = "docker.io";
    private static final Pattern REPOSITORY =
            Pattern.compile("[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*");
    private static final Pattern REGISTRY = Pattern.compile("(?:[a-z0-9.-]+|\\[[0-9a-f:]+])(?::[0-9]+)?");
    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");
    private static final Pattern DIGEST = Pattern.compile("[a-z0-9]+(?:[+._-][a-z0-9]+)*:[0-9a-f]{32,}");

    /** Reads a name as written by a person or a runtime; empty where it is none, as for a bare image id. */
    public static Optional<ImageReference> parse(String written) {
        var text = written.strip();
        text = text.startsWith("docker-pullable://") ? text.substring("docker-pullable://".length()) : text;
        if (text.isEmpty() || text.length() > 1024 || text.startsWith("sha256:")) {
            return Optional.empty();
        }
        var at = text.indexOf('@');
        var digest = at < 0 ? "" : text.substring(at + 1);
        var name = at < 0 ? text : text.substring(0, at);
        var colon = name.lastIndexOf(':');
        var tagged = colon > name.lastIndexOf('/');
        var tag = tagged ? name.substring(colon + 1) : "";
        return build(tagged ? name.substring(0, colon) : name, tag, digest);
    }

    private static Optional<ImageReference> build(String name, String tag, String digest) {
        var slash = name.indexOf('/');
        var first = slash < 0 ? "" : name.substring(0, slash);
        var hasRegistry = first.contains(".")
                || first.contains(":")
                || first.equals("localhost")
                || !first.equals(Texts.lower(first));
        var registry = hasRegistry ? Texts.lower(first) : DOCKER_HUB;
        registry =
                registry.equals("index.docker.io") || registry.equals("registry-1.docker.io") ? DOCKER_HUB : registry;
        var repository = hasRegistry ? name.substring(slash + 1) : name;
        if (registry.equals(DOCKER_HUB) && !repository.contains("/")) {
            repository = "library/" + repository;
        }
        var valid = REGISTRY.matcher(registry).matches()
                && REPOSITORY.matcher(repository).matches()
                && (tag.isEmpty() || TAG.matcher(tag).matches())
                && (digest.isEmpty() || DIGEST.matcher(digest).matches());
        if (!valid) {
            return Optional.empty();
        }
        return Optional.of(
                new ImageReference(registry, repository, tag.isEmpty() && digest.isEmpty() ? "latest" : tag, digest));
    }

    /** Registry and repository, without tag and digest: what an allow list speaks of. */
    public String name() {
        return registry + "/" + repository;
    }

    /** Whether what it names can change: it is not pinned by digest. */
    public boolean isMutable() {
        return digest.isEmpty();
    }

    @Override
    public String toString() {
        return name() + (tag.isEmpty() ? "" : ":" + tag) + (digest.isEmpty() ? "" : "@" + digest);
    }
}
