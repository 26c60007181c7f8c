package io.tallyman.rule;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * One rule file: one step of one analytic.
 *
 * @param path place below the rules folder, with {@code /} between its parts: {@code AN0691/3-container-start.drl}
 * @param text its content
 */
public record RuleFile(String path, String text) {

    static final String SHIPPED = "rules/";
    static final String INDEX = SHIPPED + "index";

    /** What stands where bytes are not UTF-8; {@link RuleCheck} names the place. */
    static final char MALFORMED = '\ufffd';

    /** Every {@code .drl} file below a folder, by path. */
    public static List<RuleFile> in(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            var files = new ArrayList<RuleFile>();
            for (var path : paths.filter(p -> p.toString().endsWith(".drl")).toList()) {
                var relative = folder.relativize(path).toString().replace('\\', '/');
                files.add(new RuleFile(relative, new String(Files.readAllBytes(path), StandardCharsets.UTF_8)));
            }
            files.sort(Comparator.comparing(RuleFile::path));
            return files;
        }
    }

    /** The rule files that come with the program. */
    public static List<RuleFile> shipped() throws IOException {
        var files = new ArrayList<RuleFile>();
        for (var path : resource(INDEX).lines().toList()) {
            files.add(new RuleFile(path, resource(SHIPPED + path)));
        }
        return files;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = RuleFile.class.getClassLoader().getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The step that the file's name begins with, from 1; 0 for {@code detection.drl}. */
    public int step() {
        var name = name();
        var dash = name.indexOf('-');
        return dash > 0 && name.substring(0, dash).chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(name.substring(0, dash))
                : 0;
    }

    /** Whether it closes its analytic, and is the one that sends. */
    public boolean isDetection() {
        return name().equals("detection.drl");
    }

    private String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
