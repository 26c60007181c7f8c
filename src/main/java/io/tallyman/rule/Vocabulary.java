package io.tallyman.rule;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a rule may speak of.
 *
 * @param readable packages whose types stand in conditions
 * @param statable packages whose types a rule inserts; readable too
 * @param globals name and class of every global
 * @param channel the channel that detections leave by
 * @param detection class of what is sent there, which is never inserted
 */
public record Vocabulary(
        Set<String> readable, Set<String> statable, Map<String, String> globals, String channel, String detection) {

    /** What the shipped rules speak of. */
    public static final Vocabulary STANDARD = new Vocabulary(
            Set.of("io.tallyman.event", "io.tallyman.tunable"),
            Set.of("io.tallyman.finding"),
            Map.of("tunables", "io.tallyman.tunable.Tunables"),
            "detections",
            "io.tallyman.finding.Detection");

    public Vocabulary {
        var all = new LinkedHashSet<>(readable);
        all.addAll(statable);
        readable = Set.copyOf(all);
        statable = Set.copyOf(statable);
        globals = Map.copyOf(globals);
    }

    /** Whether a class, nested or not, belongs to a readable package. */
    boolean canRead(String className) {
        return readable.contains(packageOf(className));
    }

    boolean canState(String className) {
        return statable.contains(packageOf(className));
    }

    /** The same for equal vocabularies, whatever the order they were built in. */
    String fingerprint() {
        return String.join(
                ";",
                new TreeSet<>(readable).toString(),
                new TreeSet<>(statable).toString(),
                new TreeMap<>(globals).toString(),
                channel,
                detection);
    }

    private static String packageOf(String className) {
        var dot = className.lastIndexOf('.');
        return dot < 0 ? "" : className.substring(0, dot);
    }
}
