package io.tallyman.tunable;

import io.tallyman.event.ImageReference;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Registries, or paths in them, that serve what another registry publishes.
 *
 * @param prefixes from the mirror's name to the upstream's, both without a closing slash
 */
public record ImageMirrors(List<Mirror> prefixes) {

    /**
     * One mirror.
     *
     * @param mirror registry, and path if any, where the copies lie
     * @param upstream registry, and path if any, that they are copies of
     */
    public record Mirror(String mirror, String upstream) {

        /**
         * @throws IllegalArgumentException with one sentence where a side does not begin with a registry
         */
        public Mirror {
            mirror = canonical(mirror);
            upstream = canonical(upstream);
        }

        private static String canonical(String name) {
            var slash = name.indexOf('/');
            var first = slash < 0 ? name : name.substring(0, slash);
            var rest = slash < 0 ? "" : name.substring(slash);
            if (!ImagePattern.isRegistry(first) || name.contains("*") || name.contains("@") || name.endsWith("/")) {
                throw new IllegalArgumentException(
                        "\"%s\" is no registry with or without a path, such as mirror.corp.example/hub"
                                .formatted(name));
            }
            return ImagePattern.canonicalRegistry(first) + rest;
        }

        private Optional<ImageReference> upstreamOf(ImageReference image) {
            var name = image.name();
            if (!name.startsWith(mirror) || (name.length() > mirror.length() && name.charAt(mirror.length()) != '/')) {
                return Optional.empty();
            }
            return ImageReference.parse(upstream + name.substring(mirror.length()))
                    .map(found ->
                            new ImageReference(found.registry(), found.repository(), image.tag(), image.digest()));
        }
    }

    /** The longest mirror comes first, so that a path inside a mirror can be mapped elsewhere. */
    public ImageMirrors {
        prefixes = prefixes.stream()
                .sorted(Comparator.comparingInt(
                                (Mirror mirror) -> mirror.mirror().length())
                        .reversed())
                .toList();
    }

    /** As a map from mirror to upstream. */
    public static ImageMirrors of(Map<String, String> prefixes) {
        return new ImageMirrors(prefixes.entrySet().stream()
                .map(entry -> new Mirror(entry.getKey(), entry.getValue()))
                .toList());
    }

    /** The name this image has where it comes from; empty where it lies on no mirror. One step only. */
    public Optional<ImageReference> upstream(ImageReference image) {
        for (var prefix : prefixes) {
            var upstream = prefix.upstreamOf(image);
            if (upstream.isPresent()) {
                return upstream;
            }
        }
        return Optional.empty();
    }
}
