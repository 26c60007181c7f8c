package io.tallyman.source.tallyman;

import io.tallyman.event.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes events as NDJSON, one object a line: the same event always as the same bytes. Who an event was attributed to is
 * not written; reading it again finds that anew.
 */
public final class EventWriter {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final OutputStream out;

    public EventWriter(OutputStream out) {
        this.out = out;
    }

    /** Writes one event and a line feed. Nothing is buffered here. */
    public void write(Event event) throws IOException {
        out.write((line(event) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The event's line, without its end. */
    public static String line(Event event) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            EventTypes.of(event).write(event, json);
        }
        return text.toString();
    }
}
