package io.tallyman.source.sensor;

import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.Origin;
import io.tallyman.event.RecordsLost;
import io.tallyman.source.Json;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import io.tallyman.source.Times;
import io.tallyman.source.TreeParser;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Tetragon's events as it exports them: executions, and connections by way of a tracing policy on {@code tcp_connect},
 * {@code security_socket_connect}, {@code sys_connect} or the LSM hook {@code socket_connect}.
 *
 * @see <a href="https://tetragon.io/docs/reference/grpc-api/">Tetragon's events</a>
 */
public final class TetragonSource implements Source {

    /** What it says once a minute where {@code export-rate-limit} dropped something. */
    private static final String LIMITED = "rate_limit_info";

    private static final List<String> KINDS = List.of(
            "process_exec",
            "process_exit",
            "process_kprobe",
            "process_lsm",
            "process_connect",
            "process_tracepoint",
            "process_uprobe",
            "process_usdt",
            "process_loader",
            "process_throttle",
            "process_close",
            "process_listen",
            "process_accept",
            "process_sock_stats",
            LIMITED);

    @Override
    public String logSource() {
        return "tetragon";
    }

    @Override
    public String format() {
        return "Tetragon events, JSON export";
    }

    @Override
    public Framing framing() {
        return Framing.JSON;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        return TreeParser.first(sample)
                .filter(record -> kind(record).isPresent() && (record.has("node_name") || record.has("time")))
                .isPresent();
    }

    @Override
    public RecordParser open(Feed feed) {
        return new TreeParser(feed, "an event of Tetragon", TetragonSource::read);
    }

    private static Optional<String> kind(JsonNode record) {
        return KINDS.stream().filter(kind -> record.path(kind).isObject()).findFirst();
    }

    private static Reading read(JsonNode record, Feed feed, long line) {
        var kind = kind(record);
        if (kind.isEmpty()) {
            return new Reading.Rejected(
                    line, "The record holds none of Tetragon's events; expected an object such as process_exec.");
        }
        var body = record.path(kind.orElseThrow());
        var time = time(record, kind.orElseThrow(), body);
        if (time.isEmpty()) {
            return new Reading.Rejected(
                    line, "The event has no time (%s); expected RFC 3339.".formatted(record.path("time")));
        }
        var origin = new Origin(
                feed.withHost(Json.text(record, "node_name")).withCluster(Json.text(record, "cluster_name")), line);
        if (kind.get().equals(LIMITED)) {
            return Reading.of(new RecordsLost(
                    time.get(),
                    origin,
                    InstanceReference.NONE,
                    60_000,
                    Math.max(0, Json.number(body, "number_of_dropped_process_events")),
                    "Tetragon dropped events beyond its export-rate-limit"));
        }
        return new TetragonEvent(body, time.orElseThrow(), origin).reading(kind.orElseThrow());
    }

    /** The event's time; a process that was just executed began at the same moment. */
    private static Optional<EventTime> time(JsonNode record, String kind, JsonNode body) {
        var time = Times.iso(Json.text(record, "time"));
        return kind.equals("process_exec") ? time.or(() -> Times.iso(Json.text(body, "process", "start_time"))) : time;
    }
}
