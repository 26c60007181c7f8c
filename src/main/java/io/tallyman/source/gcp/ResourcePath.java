package io.tallyman.source.gcp;

import java.util.Locale;

/**
 * Names of resources, however they are written, as {@code projects/P/…}: a whole URL, a path, or a part of a path within
 * a project.
 *
 * @param project id of the project that the call belongs to
 * @param number that project's number, where the record writes it in place of the id; empty if it does not
 */
record ResourcePath(String project, String number) {

    /** The whole path; empty for an empty text. */
    String of(String written) {
        var slashed = written.startsWith("/") ? written : "/" + written;
        var start = slashed.indexOf("/projects/");
        if (start >= 0) {
            return named(slashed.substring(start + 1));
        }
        var scoped = slashed.startsWith("/global/") || slashed.startsWith("/zones/") || slashed.startsWith("/regions/");
        return scoped ? "projects/" + project + slashed : written;
    }

    /** The path of an image, which may also be written as {@code family/F} or as its bare name. */
    String image(String written) {
        var path = of(written);
        if (path.isEmpty() || path.startsWith("projects/") || path.contains("://")) {
            return path;
        }
        return "projects/%s/global/images/%s".formatted(project, path.startsWith("images/") ? path.substring(7) : path);
    }

    /** The path of what lies in a zone, such as a disk, which may also be written as its bare name. */
    String zonal(String zone, String collection, String written) {
        var path = of(written);
        return path.isEmpty() || path.contains("/")
                ? path
                : "projects/%s/zones/%s/%s/%s".formatted(project, zone, collection, path);
    }

    private String named(String path) {
        var own = "projects/" + number + "/";
        return !number.isEmpty() && path.startsWith(own)
                ? "projects/" + project + path.substring(own.length() - 1)
                : path;
    }

    /** The part after a collection's name: {@code Z} of {@code …/zones/Z/…}; empty if there is none. */
    static String part(String path, String collection) {
        var key = collection + "/";
        var start = path.startsWith(key) ? 0 : path.indexOf("/" + key) + 1;
        if (start == 0 && !path.startsWith(key)) {
            return "";
        }
        var from = start + key.length();
        var to = path.indexOf('/', from);
        return path.substring(from, to < 0 ? path.length() : to);
    }

    static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
