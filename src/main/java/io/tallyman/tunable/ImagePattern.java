package io.tallyman.tunable;

import io.tallyman.event.ImageReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Image names that an allow list or an exclusion speaks of, normalised as Docker does.
 *
 * <p>The registry is compared label by label: {@code *} stands for text within one label and crosses no dot and no
 * colon, so {@code *.corp.example} is {@code hub.corp.example}, and neither {@code corp.example}, {@code
 * a.b.corp.example} nor {@code hub.corp.example:5000}. The path is a {@link PathGlob}. A pinned tag matches only a name
 * without digest, because a name with a digest is fetched by the digest, whatever its tag says. A pinned digest matches
 * whatever the tag.
 */
public final class ImagePattern {

    private static final Pattern REGISTRY = Pattern.compile("[a-z0-9*.-]+(?::[0-9]+)?|\\[[0-9a-f:]+](?::[0-9]+)?");
    private static final Pattern PATH = Pattern.compile("[a-z0-9*._/-]+");
    private static final Pattern TAG = Pattern.compile("[\\w*][\\w.*-]{0,127}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final String DOCKER_HUB = "docker.io";

    private final String written;
    private final List<Glob> registry;
    private final PathGlob path;
    private final Glob tag;
    private final String digest;

    private ImagePattern(String written, String registry, String path, String tag, String digest) {
        this.written = written;
        this.registry = labels(registry).stream().map(Glob::new).toList();
        this.path = PathGlob.parse(path);
        this.tag = new Glob(tag);
        this.digest = digest;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException with one sentence that says what is wrong
     */
    public static ImagePattern parse(String text) {
        var at = text.indexOf('@');
        var digest = at < 0 ? "" : text.substring(at + 1);
        check(at < 0 || DIGEST.matcher(digest).matches(), text, "a digest is sha256: and 64 lower-case hex digits");
        var name = at < 0 ? text : text.substring(0, at);
        var colon = name.lastIndexOf(':');
        var tagged = colon > name.lastIndexOf('/');
        var tag = tagged ? name.substring(colon + 1) : "";
        var bare = tagged ? name.substring(0, colon) : name;
        check(
                name.contains("/") || (!bare.contains(".") && !bare.equals("localhost")),
                text,
                "a registry needs a path: write " + name + "/* for everything in it");
        check(!tagged || TAG.matcher(tag).matches(), text, "\"" + tag + "\" is no tag");
        return named(text, bare, tag, digest);
    }

    private static ImagePattern named(String text, String name, String tag, String digest) {
        var slash = name.indexOf('/');
        var first = slash < 0 ? "" : name.substring(0, slash);
        var hasRegistry = isRegistry(first);
        var path = hasRegistry ? name.substring(slash + 1) : name;
        check(
                !first.equals("*") && !name.equals("*") && !name.equals("**"),
                text,
                "a * alone could mean any registry: write docker.io/* for Docker Hub, or name the registry");
        check(PATH.matcher(path).matches(), text, "a repository has lower-case letters, digits, and . _ - / between");
        var registry = hasRegistry ? canonicalRegistry(first) : DOCKER_HUB;
        check(REGISTRY.matcher(registry).matches(), text, "\"" + first + "\" is no registry");
        var labels = labels(registry);
        check(
                !labels.get(labels.size() - (registry.contains(":") ? 2 : 1)).contains("*"),
                text,
                "the last label of a registry must be written out, or anyone could own a matching one");
        var official = registry.equals(DOCKER_HUB) && !path.contains("/") && !path.equals("*");
        return new ImagePattern(text, registry, official ? "library/" + path : path, tag, digest);
    }

    static boolean isRegistry(String firstSegment) {
        return firstSegment.contains(".")
                || firstSegment.contains(":")
                || firstSegment.equals("localhost")
                || !firstSegment.equals(firstSegment.toLowerCase(Locale.ROOT));
    }

    static String canonicalRegistry(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("index.docker.io") || lower.equals("registry-1.docker.io") ? DOCKER_HUB : lower;
    }

    private static void check(boolean holds, String text, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("\"%s\" is no image pattern: %s".formatted(text, otherwise));
        }
    }

    /** Whether the name is one that this pattern speaks of. */
    public boolean matches(ImageReference image) {
        return path.matches(image.repository()) && registryMatches(image.registry()) && versionMatches(image);
    }

    private boolean registryMatches(String candidate) {
        var labels = labels(candidate);
        if (labels.size() != registry.size()) {
            return false;
        }
        for (int i = 0; i < labels.size(); i++) {
            var label = labels.get(i);
            if (label.isEmpty() || !registry.get(i).matches(label)) {
                return false;
            }
        }
        return true;
    }

    private boolean versionMatches(ImageReference image) {
        if (!digest.isEmpty()) {
            return digest.equals(image.digest());
        }
        return tag.text().isEmpty() || (image.digest().isEmpty() && tag.matches(image.tag()));
    }

    /** Host labels, and the port with its colon as a label of its own; an IPv6 literal is one label. */
    private static List<String> labels(String registry) {
        var colon = registry.lastIndexOf(':');
        var hasPort = colon > registry.lastIndexOf(']');
        var host = hasPort ? registry.substring(0, colon) : registry;
        var labels = new ArrayList<>(host.startsWith("[") ? List.of(host) : Arrays.asList(host.split("\\.", -1)));
        if (hasPort) {
            labels.add(registry.substring(colon));
        }
        return labels;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ImagePattern pattern && pattern.written.equals(written);
    }

    @Override
    public int hashCode() {
        return written.hashCode();
    }

    @Override
    public String toString() {
        return written;
    }
}
