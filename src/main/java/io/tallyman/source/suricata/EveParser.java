package io.tallyman.source.suricata;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Destination;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.NameResolved;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.Origin;
import io.tallyman.source.HostName;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Times;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/** Parses an EVE log: flows, the names in DNS, TLS, QUIC and HTTP, and dropped packets; every other type tells nothing. */
final class EveParser implements RecordParser {

    private static final int MAX_PORT = 65535;
    private static final int DNS_PORT = 53;

    private final Feed feed;
    private final EveRecord eve = new EveRecord();
    private final AliasChain aliases = new AliasChain();
    private final Initiators initiators = new Initiators();
    private final KernelDrops drops = new KernelDrops();

    EveParser(Feed feed) {
        this.feed = feed;
    }

    @Override
    public void accept(RawRecord record, Consumer<Reading> readings) {
        if (!record.isBlank()) {
            readings.accept(read(record));
        }
    }

    private Reading read(RawRecord record) {
        if (record.firstByte() != '{') {
            return new Reading.Rejected(record.line(), "The record is no JSON object.");
        }
        try {
            eve.load(record, false);
        } catch (JacksonException malformed) {
            return new Reading.Rejected(
                    record.line(), "The record is not well-formed JSON: " + malformed.getOriginalMessage());
        }
        if (eve.type.isEmpty()) {
            return new Reading.Rejected(record.line(), "The record has no event_type; every EVE record has one.");
        }
        return eve.isOfUse() ? ofUse(record.line()) : Reading.NOTHING;
    }

    private Reading ofUse(long line) {
        var isSpan = eve.type.equals("flow") || eve.type.equals("netflow");
        var time = Times.iso(isSpan ? eve.start : eve.timestamp);
        if (time.isEmpty()) {
            var field = isSpan ? eve.type + ".start" : "timestamp";
            return new Reading.Rejected(
                    line, "%s (%s) is no ISO time.".formatted(field, isSpan ? eve.start : eve.timestamp));
        }
        if (eve.type.equals("stats")) {
            return drops.read(time.get(), new Origin(sensor(), line), eve.dropped);
        }
        var client = EveRecord.address(eve.source);
        var server = EveRecord.address(eve.destination);
        if (client.isEmpty() || server.isEmpty()) {
            return new Reading.Rejected(
                    line,
                    "src_ip (%s) and dest_ip (%s) must both be IP addresses.".formatted(eve.source, eve.destination));
        }
        var origin = new Origin(sensor(), line);
        return switch (eve.type) {
            case "flow" -> flow(time.get(), origin, client, server);
            case "netflow" ->
                initiators.isReply(eve.flowId, client, eve.sourcePort)
                        ? Reading.NOTHING
                        : flow(time.get(), origin, client, server);
            case "dns" -> look(time.get(), origin, client, server);
            default -> name(time.get(), origin, client, sentName(), Set.of(server), eve.flowId);
        };
    }

    /** {@code host} is Suricata's sensor-name, mostly the host's own: a host that the feed states goes before it. */
    private Feed sensor() {
        return feed.host().isEmpty() ? feed.withHost(eve.host) : feed;
    }

    private String sentName() {
        return switch (eve.type) {
            case "tls" -> eve.tlsName;
            case "quic" -> eve.quicName;
            default -> eve.httpName;
        };
    }

    private Reading flow(EventTime time, Origin origin, String client, String server) {
        if (!isPort(eve.sourcePort) || !isPort(eve.destinationPort)) {
            return new Reading.Rejected(origin.line(), "src_port and dest_port must be numbers up to 65535.");
        }
        if (eve.bytesToServer < 0 || eve.bytesToClient < 0) {
            return new Reading.Rejected(origin.line(), "The counts of bytes must be numbers.");
        }
        var end = Times.iso(eve.end);
        var duration = end.map(last -> last.epochMillis() - time.epochMillis()).orElse(0L);
        return Reading.of(new NetworkFlow(
                time,
                origin,
                ContainerReference.NONE,
                0,
                0,
                client,
                (int) eve.sourcePort,
                Destination.of(server, (int) eve.destinationPort),
                protocol(eve.protocol),
                Math.max(0, duration),
                eve.bytesToServer,
                eve.bytesToClient,
                eve.flowId,
                Attribution.NONE));
    }

    private static boolean isPort(long port) {
        return port >= 0 && port <= MAX_PORT;
    }

    private static String protocol(String written) {
        return switch (written) {
            case "TCP" -> "tcp";
            case "UDP" -> "udp";
            case "ICMP", "IPv6-ICMP", "ICMPv6" -> "icmp";
            default -> written.toLowerCase(Locale.ROOT);
        };
    }

    /** A question or an answer. Which side is the client shows in the ports, or else in the direction. */
    private Reading look(EventTime time, Origin origin, String source, String destination) {
        var fromServer = eve.sourcePort == DNS_PORT || eve.dns.isResponse();
        var client = fromServer && eve.destinationPort != DNS_PORT ? destination : source;
        return name(time, origin, client, aliases.askedFor(eve.flowId, eve.dns), eve.dns.addresses, "");
    }

    private static Reading name(
            EventTime time, Origin origin, String client, String written, Set<String> addresses, String connection) {
        var name = HostName.read(written);
        if (name.isEmpty()) {
            return Reading.NOTHING;
        }
        return Reading.of(new NameResolved(
                time, origin, ContainerReference.NONE, 0, client, name.get(), addresses, connection, Attribution.NONE));
    }
}
