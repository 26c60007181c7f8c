package io.tallyman.source.tallyman;

import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.Origin;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.node.ObjectNode;

/**
 * The keys that every event has in common: when, and where it was read. One belongs to one reader and is filled anew for
 * each record; what a record leaves out comes from the feed it stands in.
 */
final class Envelope {

    /** Its keys, in the order they are written. */
    static final List<String> KEYS =
            List.of("event", "time", "precision", "host", "cluster", "account", "logSource", "file", "line");

    private static final Map<String, Integer> INDEXES =
            KEYS.stream().collect(Collectors.toUnmodifiableMap(key -> key, KEYS::indexOf));
    private static final String UNKNOWN_TIME = "unknown";
    private static final int TIME = KEYS.indexOf("time");
    private static final int PRECISION = KEYS.indexOf("precision");
    private static final int HOST = KEYS.indexOf("host");
    private static final int FILE = KEYS.indexOf("file");
    private static final int LINE = KEYS.indexOf("line");
    private static final int PRECISIONS = 16;

    private final Feed feed;
    private final RecentTexts texts = new RecentTexts();
    private final RecentFeeds feeds = new RecentFeeds();
    private final String[] read = new String[KEYS.size()];
    /** Precisions that were read lately, by the hash of their texts; a log has few. */
    private final @Nullable String[] precisions = new @Nullable String[PRECISIONS];

    private final Duration[] durations = new Duration[PRECISIONS];
    private Duration precision = Duration.ZERO;
    private EventTime time = EventTime.UNKNOWN;
    private int seen;
    /** The key after the last one read. */
    private int next;

    private long line;

    Envelope(Feed feed) {
        this.feed = feed;
    }

    /** The key of an event's component: its name, after {@code event} where that name is a common key already. */
    static String keyBeside(String component) {
        return INDEXES.containsKey(component)
                ? "event" + component.substring(0, 1).toUpperCase(Locale.ROOT) + component.substring(1)
                : component;
    }

    /** Forgets the last record; {@code eventRead} where the key {@code event} has been read already. */
    void begin(long recordLine, boolean eventRead) {
        seen = eventRead ? 1 : 0;
        next = seen;
        line = recordLine;
        read[HOST] = feed.host();
        read[HOST + 1] = feed.cluster();
        read[HOST + 2] = feed.account();
        read[FILE - 1] = feed.logSource();
        read[FILE] = feed.file();
    }

    /** The text that is the current token; one that was read lately is the same object with its hash. */
    String text(JsonParser tokens) {
        return texts.read(tokens);
    }

    /** Which common key this is if they come in the order in which they are written; else -1. */
    int next(String key) {
        for (int i = next; i < KEYS.size(); i++) {
            if (KEYS.get(i).equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Takes the value of one of the common keys.
     *
     * @param ordered what {@link #next} said of the key
     */
    boolean read(int ordered, String key, JsonParser tokens, boolean mayBeTimeless) {
        int index = ordered < 0 ? INDEXES.getOrDefault(key, -1) : ordered;
        if (index < 0) {
            return false;
        }
        next = index + 1;
        if ((seen & 1 << index) != 0) {
            throw new Mismatch("must stand there once, not twice.").in(key);
        }
        seen |= 1 << index;
        try {
            readValue(index, tokens, mayBeTimeless);
        } catch (Mismatch mismatch) {
            throw mismatch.in(key);
        }
        return true;
    }

    private void readValue(int index, JsonParser tokens, boolean mayBeTimeless) {
        if (index == TIME) {
            time = mayBeTimeless && UNKNOWN_TIME.equals(tokens.getString()) ? EventTime.UNKNOWN : Scalar.time(tokens);
        } else if (index == LINE) {
            line = (long) Scalar.LONG.read(tokens);
        } else {
            read[index] = text(tokens);
        }
        if (index == PRECISION) {
            readPrecision(tokens);
        }
    }

    private void readPrecision(JsonParser tokens) {
        int slot = read[PRECISION].hashCode() & PRECISIONS - 1;
        if (!read[PRECISION].equals(precisions[slot])) {
            durations[slot] = (Duration) Scalar.DURATION.read(tokens);
            precisions[slot] = read[PRECISION];
        }
        precision = durations[slot];
    }

    EventTime time() {
        if ((seen & 1 << TIME) == 0) {
            throw new Mismatch("is missing.").in("time");
        }
        var stated = (seen & 1 << PRECISION) != 0 && time.isKnown();
        return stated ? new EventTime(time.instant(), precision) : time;
    }

    Origin origin() {
        return new Origin(feeds.of(read[FILE], read[FILE - 1], read[HOST], read[HOST + 1], read[HOST + 2]), line);
    }

    static void write(String name, Event event, JsonGenerator out) {
        out.writeStringProperty("event", name);
        var time = event.time();
        out.writeStringProperty("time", time.isKnown() ? time.instant().toString() : UNKNOWN_TIME);
        if (time.isKnown()) {
            out.writeStringProperty("precision", time.precision().toString());
        }
        var feed = event.origin().feed();
        writeUnlessEmpty("host", feed.host(), out);
        writeUnlessEmpty("cluster", feed.cluster(), out);
        writeUnlessEmpty("account", feed.account(), out);
        writeUnlessEmpty("logSource", feed.logSource(), out);
        writeUnlessEmpty("file", feed.file(), out);
        out.writeNumberProperty("line", event.origin().line());
    }

    private static void writeUnlessEmpty(String key, String text, JsonGenerator out) {
        if (!text.isEmpty()) {
            out.writeStringProperty(key, text);
        }
    }

    static void describe(String name, boolean mayBeTimeless, ObjectNode schema, ObjectNode properties) {
        properties.putObject("event").put("const", name);
        var instant = Scalar.INSTANT.schema(properties);
        var unknown = properties.objectNode().put("const", UNKNOWN_TIME);
        if (mayBeTimeless) {
            properties.putObject("time").putArray("anyOf").add(instant).add(unknown);
        } else {
            properties.set("time", instant);
        }
        properties.set("precision", Scalar.DURATION.schema(properties));
        KEYS.subList(HOST, LINE).forEach(key -> properties.set(key, Scalar.TEXT.schema(properties)));
        properties.set("line", Scalar.LONG.schema(properties));
        schema.putArray("required").add("event").add("time");
    }
}
