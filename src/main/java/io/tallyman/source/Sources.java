package io.tallyman.source;

import java.util.HashSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The log sources that are known, and which of them a text is of. */
public final class Sources {

    private final List<Source> all;

    private Sources(List<Source> all) {
        this.all = all;
    }

    /** These sources, each of another name or format. */
    public static Sources of(List<Source> sources) {
        var seen = new HashSet<String>();
        for (var source : sources) {
            if (!seen.add(name(source))) {
                throw new IllegalArgumentException("%s is given twice.".formatted(name(source)));
            }
        }
        return new Sources(List.copyOf(sources));
    }

    /** All of them, in the order given. */
    public List<Source> all() {
        return all;
    }

    /** The names of the log sources. */
    public SortedSet<String> names() {
        return all.stream().map(Source::logSource).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The formats of a log source; none where the name is not known. */
    public List<Source> named(String logSource) {
        return all.stream()
                .filter(source -> source.logSource().equals(logSource))
                .toList();
    }

    /** Which source a text is of, by its content alone. */
    public Recognition recognise(Peek text) {
        return recognise(all, text, "expected one of the known logs");
    }

    /** Which format of a stated log source a text is of. */
    public Recognition recognise(String logSource, Peek text) {
        var formats = named(logSource);
        if (formats.isEmpty()) {
            return new Recognition.NotOurs(
                    "no log source is called %s; known are %s".formatted(logSource, String.join(", ", names())));
        }
        var expected = formats.stream().map(Source::format).collect(Collectors.joining(", or "));
        return recognise(formats, text, "%s is expected as %s".formatted(logSource, expected));
    }

    private static Recognition recognise(List<Source> asked, Peek text, String expected) {
        var looks = Looks.of(text);
        if (looks.isEmpty()) {
            return new Recognition.Empty();
        }
        var claims = asked.stream().filter(source -> claims(source, text)).toList();
        return switch (claims.size()) {
            case 0 -> new Recognition.NotOurs("it looks like %s; %s".formatted(looks, expected));
            case 1 -> new Recognition.Recognised(claims.get(0));
            default -> new Recognition.Ambiguous(claims);
        };
    }

    private static boolean claims(Source source, Peek text) {
        var sample = text.sample(source.framing());
        return !sample.isEmpty() && source.recognises(sample);
    }

    private static String name(Source source) {
        return "%s (%s)".formatted(source.logSource(), source.format());
    }
}
