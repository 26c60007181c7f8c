package io.tallyman.tunable;

import java.util.Arrays;
import java.util.List;

/**
 * A path of segments between slashes in which {@code *} stands for any text within its segment, and a last segment of
 * {@code *} for everything below.
 *
 * @param segments what each segment must match, without a closing {@code *} segment
 * @param below whether one or more further segments must follow
 */
record PathGlob(List<Glob> segments, boolean below) {

    PathGlob {
        segments = List.copyOf(segments);
    }

    /**
     * Reads a path, with or without a leading slash.
     *
     * @throws IllegalArgumentException with one sentence where a segment is empty or {@code **} stands in the middle
     */
    static PathGlob parse(String path) {
        var parts = Arrays.asList((path.startsWith("/") ? path.substring(1) : path).split("/", -1));
        var last = parts.get(parts.size() - 1);
        var below = last.equals("*") || last.equals("**");
        var fixed = below ? parts.subList(0, parts.size() - 1) : parts;
        for (var part : fixed) {
            if (part.isEmpty() || part.equals("**")) {
                throw new IllegalArgumentException(
                        "\"%s\" has %s; * stands within one segment, and a last segment of * for everything below"
                                .formatted(path, part.isEmpty() ? "an empty segment" : "** in the middle"));
            }
        }
        return new PathGlob(fixed.stream().map(Glob::new).toList(), below);
    }

    boolean matches(String path) {
        return matches(path, below, below);
    }

    /** Whether the path matches, or lies below one that does. */
    boolean covers(String path) {
        return matches(path, below, true);
    }

    private boolean matches(String path, boolean mustGoOn, boolean mayGoOn) {
        int start = path.startsWith("/") ? 1 : 0;
        for (var segment : segments) {
            if (start > path.length()) {
                return false;
            }
            var slash = path.indexOf('/', start);
            var end = slash < 0 ? path.length() : slash;
            if (!segment.matches(path.substring(start, end))) {
                return false;
            }
            start = end + 1;
        }
        var ended = start > path.length();
        return ended ? !mustGoOn : mayGoOn && start < path.length();
    }
}
