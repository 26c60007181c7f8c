package io.tallyman.source.aws;

import io.tallyman.event.Addresses;
import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Destination;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.Origin;
import io.tallyman.event.RecordsLost;
import io.tallyman.source.Reading;
import io.tallyman.source.Times;
import java.util.List;
import java.util.regex.Pattern;

/** One row of a flow log: what went one way between two addresses in some minutes, at one interface. */
record FlowRow(FlowColumns columns, List<String> words) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** Nothing for an interval without data, for what was rejected, and for the answers to what another side opened. */
    Reading read(Feed feed, long line) {
        var status = text("log-status");
        if (status.equals("SKIPDATA")) {
            return skipped(feed, line);
        }
        if (status.equals("NODATA") || text("action").equals("REJECT")) {
            return Reading.NOTHING;
        }
        var source = either("pkt-srcaddr", "srcaddr");
        var destination = either("pkt-dstaddr", "dstaddr");
        if (source.isEmpty() || destination.isEmpty()) {
            return Reading.NOTHING;
        }
        if (Addresses.read(source).isEmpty() || Addresses.read(destination).isEmpty()) {
            return new Reading.Rejected(
                    line, "The addresses (%s, %s) must both be IP addresses.".formatted(source, destination));
        }
        var start = Times.epoch(text("start"));
        if (start.isEmpty()) {
            return new Reading.Rejected(
                    line,
                    "start (%s) is no time in seconds since 1970; a format without that column cannot be used."
                            .formatted(text("start")));
        }
        return flow(start.get(), feed, line, source, destination);
    }

    private Reading skipped(Feed feed, long line) {
        var end = Times.epoch(text("end"));
        if (end.isEmpty()) {
            return Reading.NOTHING;
        }
        var origin = new Origin(feed.withAccount(account()), line);
        var start = Times.epoch(text("start")).orElse(end.get());
        return Reading.of(new RecordsLost(
                new EventTime(end.get().instant(), EventTime.SECOND),
                origin,
                machine(origin.feed().account()),
                Math.max(0, end.get().epochMillis() - start.epochMillis()),
                0,
                "AWS skipped flows of the interval (SKIPDATA)"));
    }

    private Reading flow(EventTime start, Feed feed, long line, String source, String destination) {
        var leaving = leaving();
        if (!Opener.isSource(protocol(), text("tcp-flags"), port("srcport"), port("dstport"), leaving)) {
            return Reading.NOTHING;
        }
        var origin = new Origin(feed.withAccount(account()), line);
        return Reading.of(new NetworkFlow(
                new EventTime(start.instant(), EventTime.SECOND),
                origin,
                ContainerReference.NONE,
                leaving == Leaving.YES ? machine(origin.feed().account()) : InstanceReference.NONE,
                0,
                0,
                Addresses.canonical(source),
                port("srcport"),
                Destination.of(Addresses.canonical(destination), port("dstport")),
                protocol(),
                duration(start),
                number("bytes"),
                0,
                "",
                Attribution.NONE));
    }

    /** Whether the packets leave the interface: as told, else as the addresses show. */
    private Leaving leaving() {
        return switch (text("flow-direction")) {
            case "egress" -> Leaving.YES;
            case "ingress" -> Leaving.NO;
            default -> Leaving.between(text("srcaddr"), text("dstaddr"));
        };
    }

    private InstanceReference machine(String account) {
        return new InstanceReference(
                TrailRecord.CLOUD, account, text("region"), text("instance-id"), "", text("interface-id"));
    }

    private String account() {
        var account = text("account-id");
        return account.equals("unknown") ? "" : account;
    }

    private String protocol() {
        return switch (text("protocol")) {
            case "6" -> "tcp";
            case "17" -> "udp";
            case "1", "58" -> "icmp";
            case "47" -> "gre";
            case "50" -> "esp";
            case "132" -> "sctp";
            default -> text("protocol");
        };
    }

    private long duration(EventTime start) {
        return Times.epoch(text("end"))
                .map(end -> Math.max(0, end.epochMillis() - start.epochMillis()))
                .orElse(0L);
    }

    private String text(String column) {
        return columns.text(words, column);
    }

    private String either(String column, String other) {
        var text = text(column);
        return text.isEmpty() ? text(other) : text;
    }

    private long number(String column) {
        var text = text(column);
        return NUMBER.matcher(text).matches() ? Long.parseLong(text) : 0;
    }

    private int port(String column) {
        var number = number(column);
        return number > 65_535 ? 0 : (int) number;
    }
}
