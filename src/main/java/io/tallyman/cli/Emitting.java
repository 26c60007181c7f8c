package io.tallyman.cli;

import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.source.tallyman.EventWriter;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a replay's events. */
final class Emitting implements Replay.Sink {

    private final EventWriter writer;

    Emitting(OutputStream out) {
        this.writer = new EventWriter(out);
    }

    @Override
    public void open(Feed feed) {}

    @Override
    public void observe(Feed feed, EventTime time) {}

    @Override
    public void accept(Feed feed, Event event) throws IOException {
        writer.write(event);
    }

    @Override
    public void close(Feed feed) {}
}
