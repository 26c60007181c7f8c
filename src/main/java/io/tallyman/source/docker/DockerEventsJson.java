package io.tallyman.source.docker;

import static io.tallyman.source.Json.at;
import static io.tallyman.source.Json.firstText;
import static io.tallyman.source.Json.number;
import static io.tallyman.source.Json.text;

import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.Origin;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import io.tallyman.source.Times;
import io.tallyman.source.TreeParser;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Docker's events in JSON: of {@code GET /events} or {@code docker events --format json}, with or without the fields that
 * newer releases dropped, and of the first releases, which had no others; also as Metricbeat wraps them.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/">Docker Engine API, system events</a>
 */
public final class DockerEventsJson implements Source {

    /** The end of the year 9999, in seconds since 1970: no log is written later. */
    private static final long LATEST = 253_402_300_799L;

    @Override
    public String logSource() {
        return "docker:events";
    }

    @Override
    public String format() {
        return "Docker events, JSON";
    }

    @Override
    public Framing framing() {
        return Framing.JSON;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        return TreeParser.most(sample, DockerEventsJson::isOurs);
    }

    private static boolean isOurs(JsonNode node) {
        return isCurrent(node) || isFirst(node) || isWrapped(node);
    }

    private static boolean isCurrent(JsonNode node) {
        return at(node, "Type").isString()
                && at(node, "Action").isString()
                && at(node, "Actor", "Attributes").isObject();
    }

    private static boolean isFirst(JsonNode node) {
        return at(node, "status").isString()
                && at(node, "id").isString()
                && at(node, "time").isNumber()
                && (at(node, "from").isString() || node.size() == 3);
    }

    private static boolean isWrapped(JsonNode node) {
        return at(node, "docker", "event", "action").isString();
    }

    @Override
    public RecordParser open(Feed feed) {
        return new TreeParser(feed, "an event of Docker", DockerEventsJson::read);
    }

    private static Reading read(JsonNode node, Feed feed, long line) {
        return isWrapped(node) ? wrapped(feed, line, node) : plain(feed, line, node);
    }

    private static Reading plain(Feed feed, long line, JsonNode node) {
        var action = firstText(node, "Action", "status").orElse("");
        if (action.isEmpty()) {
            return new Reading.Rejected(line, "neither Action nor status; expected an event of Docker.");
        }
        var time = time(node);
        if (time.isEmpty()) {
            return new Reading.Rejected(line, "no time; expected timeNano or time, since 1970.");
        }
        var attributes = at(node, "Actor", "Attributes");
        var id = text(node, "Actor", "ID");
        return new DockerEvent(
                        time.get(),
                        new Origin(feed, line),
                        firstText(node, "Type").orElseGet(() -> DockerEvent.typeOf(action)),
                        action,
                        id.isEmpty() ? text(node, "id") : id,
                        firstText(attributes, "image").orElseGet(() -> text(node, "from")),
                        text(attributes, "name"))
                .read();
    }

    private static Reading wrapped(Feed feed, long line, JsonNode node) {
        var event = at(node, "docker", "event");
        var time = Times.iso(text(node, "@timestamp"));
        if (time.isEmpty()) {
            return new Reading.Rejected(line, "no time; expected @timestamp in RFC 3339.");
        }
        var host = text(node, "host", "name");
        var attributes = at(event, "actor", "attributes");
        return new DockerEvent(
                        time.get(),
                        new Origin(feed.withHost(host.isEmpty() ? text(node, "agent", "hostname") : host), line),
                        text(event, "type"),
                        text(event, "action"),
                        firstText(event, "id").orElseGet(() -> text(event, "actor", "id")),
                        text(attributes, "image"),
                        text(attributes, "name"))
                .read();
    }

    private static Optional<EventTime> time(JsonNode node) {
        var nanos = number(node, "timeNano");
        if (nanos > 0) {
            return Optional.of(new EventTime(Instant.ofEpochSecond(0, nanos), EventTime.NANOSECOND));
        }
        var seconds = number(node, "time");
        return seconds > 0 && seconds <= LATEST
                ? Optional.of(new EventTime(Instant.ofEpochSecond(seconds), EventTime.SECOND))
                : Optional.empty();
    }
}
