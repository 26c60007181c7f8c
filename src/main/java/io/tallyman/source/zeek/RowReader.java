package io.tallyman.source.zeek;

import io.tallyman.event.Addresses;
import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Destination;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.NameResolved;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.Origin;
import io.tallyman.source.HostName;
import io.tallyman.source.Reading;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Turns the values of one record into what it tells: a flow, or a name. */
final class RowReader {

    private static final int MAX_PORT = 65535;
    private static final String TCP = "tcp";
    private static final String UDP = "udp";
    private static final String ICMP = "icmp";

    private final Map<Kind, Feed> feeds = new EnumMap<>(Kind.class);

    RowReader(Feed feed) {
        for (var kind : Kind.values()) {
            feeds.put(kind, kind.hasLogSource() ? feed.withLogSource(kind.logSource) : feed);
        }
    }

    Reading read(Kind kind, Row row, long line) {
        if (kind == Kind.OTHER) {
            return Reading.NOTHING;
        }
        var time = Decimal.time(row.text(Field.TS));
        if (time.isEmpty()) {
            return rejected(line, "ts", row.text(Field.TS), "a time in seconds since 1970 or an ISO time");
        }
        var client = Addresses.read(row.text(Field.ORIGINATOR));
        if (client.isEmpty()) {
            return rejected(line, "id.orig_h", row.text(Field.ORIGINATOR), "an IP address");
        }
        var server = Addresses.read(row.text(Field.RESPONDER));
        if (server.isEmpty()) {
            return rejected(line, "id.resp_h", row.text(Field.RESPONDER), "an IP address");
        }
        var origin = new Origin(Objects.requireNonNull(feeds.get(kind)), line);
        var ends = new Ends(time.get(), origin, client.get(), server.get());
        return switch (kind) {
            case CONNECTION -> flow(ends, row);
            case DNS -> name(ends, row.text(Field.QUERY), row.addresses(), "");
            case TLS, QUIC -> name(ends, row.text(Field.SERVER_NAME), Set.of(ends.server), row.text(Field.UID));
            case HTTP -> name(ends, row.text(Field.HOST), Set.of(ends.server), row.text(Field.UID));
            case OTHER -> Reading.NOTHING;
        };
    }

    private record Ends(EventTime time, Origin origin, String client, String server) {}

    private static Reading flow(Ends ends, Row row) {
        var duration = Decimal.millis(row.text(Field.DURATION));
        var sent = row.whole(Field.ORIGINATOR_BYTES);
        var received = row.whole(Field.RESPONDER_BYTES);
        var sourcePort = row.whole(Field.ORIGINATOR_PORT);
        var port = row.whole(Field.RESPONDER_PORT);
        var malformed = firstMalformed(duration, sent, received, sourcePort, port);
        if (malformed.isPresent()) {
            var field = malformed.get();
            return rejected(ends.origin.line(), field.written, row.text(field), "a number");
        }
        var protocol = protocol(row.text(Field.PROTOCOL));
        var typed = protocol.equals(ICMP); // Zeek writes ICMP's type and code as ports
        return Reading.of(new NetworkFlow(
                ends.time,
                ends.origin,
                ContainerReference.NONE,
                0,
                0,
                ends.client,
                typed ? 0 : (int) sourcePort,
                Destination.of(ends.server, typed ? 0 : (int) port),
                protocol,
                duration,
                sent,
                received,
                row.text(Field.UID),
                Attribution.NONE));
    }

    private static Optional<Field> firstMalformed(long duration, long sent, long received, long sourcePort, long port) {
        if (duration < 0) {
            return Optional.of(Field.DURATION);
        }
        if (sent < 0 || received < 0) {
            return Optional.of(sent < 0 ? Field.ORIGINATOR_BYTES : Field.RESPONDER_BYTES);
        }
        if (sourcePort < 0 || sourcePort > MAX_PORT) {
            return Optional.of(Field.ORIGINATOR_PORT);
        }
        return port < 0 || port > MAX_PORT ? Optional.of(Field.RESPONDER_PORT) : Optional.empty();
    }

    private static String protocol(String written) {
        return switch (written) {
            case TCP, UDP, ICMP -> written;
            default -> written.toLowerCase(Locale.ROOT);
        };
    }

    private static Reading name(Ends ends, String written, Set<String> addresses, String connection) {
        var name = HostName.read(written);
        if (name.isEmpty()) {
            return Reading.NOTHING;
        }
        return Reading.of(new NameResolved(
                ends.time,
                ends.origin,
                ContainerReference.NONE,
                0,
                ends.client,
                name.get(),
                addresses,
                connection,
                Attribution.NONE));
    }

    private static Reading rejected(long line, String field, String value, String expected) {
        var shown = value.isEmpty() ? "is unset" : "(%s) is malformed".formatted(shorten(value));
        return new Reading.Rejected(line, "%s %s; %s is expected.".formatted(field, shown, expected));
    }

    private static String shorten(String value) {
        return value.length() <= 60 ? value : value.substring(0, 60) + "…";
    }
}
