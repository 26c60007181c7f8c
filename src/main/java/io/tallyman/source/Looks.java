package io.tallyman.source;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

/** What a text looks like, for the person whose file is of no known source. */
final class Looks {

    private static final int KEYS = 8;
    private static final int LETTERS = 60;
    /** How the rejection of text begins that only opens as JSON does, with a bracket. */
    private static final String BETWEEN = "between records stands";

    private Looks() {}

    /** A noun phrase; empty where the text holds nothing. */
    static String of(Peek text) {
        var objects = text.sample(Source.Framing.JSON);
        if (!objects.isEmpty()) {
            var keys = keys(objects.get(0));
            return keys.isEmpty() ? "JSON without keys" : "JSON with the keys " + String.join(", ", keys);
        }
        var lines = text.sample(Source.Framing.LINES);
        if (text.rejections().isEmpty()) {
            return text.isJson() ? nested(lines) : plain(text, lines);
        }
        var reason = text.rejections().get(0).reason();
        if (text.isJson() && !lines.isEmpty() && lines.get(0).firstByte() == '[' && reason.startsWith(BETWEEN)) {
            return plain(text, lines);
        }
        if (reason.contains("NUL")) {
            return "binary data";
        }
        return lines.isEmpty() || text.isJson() ? "a file that cannot be read: " + reason : plain(text, lines);
    }

    /* A list of nothing is empty; lists within lists are something that no log is. */
    private static String nested(List<RawRecord> lines) {
        var isNested = lines.stream()
                .findFirst()
                .filter(line -> line.text().replaceAll("\\s", "").startsWith("[["))
                .isPresent();
        return isNested ? "JSON lists without an object" : "";
    }

    private static String plain(Peek text, List<RawRecord> lines) {
        if (text.isOneLongRecord()) {
            return "one very long line";
        }
        return lines.isEmpty() ? "" : line(lines.get(0).text().strip());
    }

    private static String line(String line) {
        long odd = line.chars()
                .limit(LETTERS)
                .filter(letter -> letter == '\ufffd' || (Character.isISOControl(letter) && letter != '\t'))
                .count();
        if (4 * odd > Math.min(line.length(), LETTERS)) {
            return "binary data";
        }
        var shown = line.substring(0, Math.min(line.length(), LETTERS)).replaceAll("\\p{Cntrl}", " ");
        return "text that begins with \"%s\"".formatted(shown);
    }

    /** The first keys of an object, as far as it is well formed. */
    private static List<String> keys(RawRecord object) {
        var keys = new ArrayList<String>();
        try (var parser = Json.parser(object)) {
            parser.nextToken();
            while (keys.size() < KEYS && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                keys.add(parser.currentName());
                parser.nextToken();
                parser.skipChildren();
            }
        } catch (JacksonException malformed) {
            return keys;
        }
        return keys;
    }
}
