package io.tallyman.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Records of one kind of log with gaps. A line of the file is a name, a tab and the record, in which ␤ is a new line. Gaps
 * are {@code ${name}} for a value given, {@code ${@format}} for the time, {@code ${#12}} for so many new hex digits, and
 * {@code ${uuid}} for a new UUID.
 */
final class Templates {

    private static final Pattern GAP = Pattern.compile("\\$\\{([^}]+)}");

    /* Text and gap in turn, the text first. */
    private final Map<String, List<String>> parts = new LinkedHashMap<>();
    private long fresh;

    private Templates() {}

    static Templates load(String name) {
        try (var in = Templates.class.getResourceAsStream(name + ".txt")) {
            if (in == null) {
                throw new IllegalArgumentException("There is no file of templates called %s.".formatted(name));
            }
            var templates = new Templates();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(templates::add);
            return templates;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void add(String line) {
        int tab = line.indexOf('\t');
        var text = line.substring(tab + 1).replace('␤', '\n');
        var split = new ArrayList<String>();
        int done = 0;
        for (var gaps = GAP.matcher(text); gaps.find(); done = gaps.end()) {
            split.add(text.substring(done, gaps.start()));
            split.add(gaps.group(1));
        }
        split.add(text.substring(done));
        parts.put(line.substring(0, tab), List.copyOf(split));
    }

    /** The names that begin so, in the order of the file. */
    List<String> named(String prefix) {
        return parts.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    /** Writes a record, without an end of line. */
    void write(String name, Instant time, Map<String, String> values, StringBuilder out) {
        var split = parts.getOrDefault(name, List.of());
        if (split.isEmpty()) {
            throw new IllegalArgumentException("There is no template called %s.".formatted(name));
        }
        var kept = new HashMap<String, String>();
        for (int i = 0; i < split.size(); i++) {
            out.append(i % 2 == 0 ? split.get(i) : value(split.get(i), time, values, kept));
        }
    }

    private String value(String gap, Instant time, Map<String, String> values, Map<String, String> kept) {
        if (gap.startsWith("@")) {
            return Stamps.write(gap, time);
        }
        if (gap.startsWith("#")) {
            return hex(Integer.parseInt(gap.substring(1)));
        }
        if (gap.startsWith("uuid")) {
            return gap.equals("uuid") ? uuid() : kept.computeIfAbsent(gap, name -> uuid());
        }
        var value = values.getOrDefault(gap, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The template needs %s; given are %s.".formatted(gap, values.keySet()));
        }
        return value;
    }

    private String uuid() {
        return "%s-%s-4%s-8%s-%s".formatted(hex(8), hex(4), hex(3), hex(3), hex(12));
    }

    /** New hex digits, at most 16. */
    String hex(int digits) {
        long mixed = ++fresh * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        return "%016x".formatted(mixed ^ (mixed >>> 32)).substring(16 - digits);
    }
}
