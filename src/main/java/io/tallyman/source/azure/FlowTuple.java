package io.tallyman.source.azure;

import io.tallyman.event.Addresses;
import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Destination;
import io.tallyman.event.EventTime;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.Origin;
import io.tallyman.source.Times;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One flow of a record: time, addresses, ports, protocol, direction, then in version 1 the decision ({@code A},
 * {@code D}), in version 2 decision, state ({@code B}egins, {@code C}ontinues, {@code E}nds), packets and bytes sent and
 * received, in version 4 the state ({@code D}enied is one), encryption, and the same counters.
 *
 * @param state {@code B}, {@code C}, {@code E}, {@code D}; empty in version 1 where allowed
 */
record FlowTuple(EventTime time, List<String> fields, String state, long sent, long received) {

    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern DIRECTION = Pattern.compile("[IO]");
    private static final Pattern STATE = Pattern.compile("[ABCDE]");

    static Optional<FlowTuple> read(String text) {
        var fields = List.of(text.split(",", -1));
        if (fields.size() < 8) {
            return Optional.empty();
        }
        var readable = Addresses.read(fields.get(1)).isPresent()
                && Addresses.read(fields.get(2)).isPresent()
                && PORT.matcher(fields.get(3)).matches()
                && PORT.matcher(fields.get(4)).matches()
                && DIRECTION.matcher(fields.get(6)).matches()
                && STATE.matcher(fields.get(7)).matches();
        return readable ? Times.epoch(fields.get(0)).map(time -> of(time, fields)) : Optional.empty();
    }

    private static FlowTuple of(EventTime time, List<String> fields) {
        var allowed = fields.get(7).equals("A");
        var state = allowed ? (fields.size() > 8 ? fields.get(8) : "") : fields.get(7);
        return new FlowTuple(time, fields, state, number(fields, 10), number(fields, 12));
    }

    private static long number(List<String> fields, int index) {
        return index < fields.size() && NUMBER.matcher(fields.get(index)).matches()
                ? Long.parseLong(fields.get(index))
                : 0;
    }

    /** Whether the interface's machine opened it, and it was let through. */
    boolean isEgress() {
        return fields.get(6).equals("O") && !state.equals("D");
    }

    boolean begins() {
        return state.equals("B");
    }

    boolean ends() {
        return state.equals("E");
    }

    /** Whether later tuples may tell of the same connection. */
    boolean lasts() {
        return state.equals("B") || state.equals("C");
    }

    /** The five values that tell it from others. */
    String connection() {
        return String.join(" ", fields.get(1), fields.get(2), fields.get(3), fields.get(4), fields.get(5));
    }

    NetworkFlow event(InstanceReference machine, Origin origin) {
        return new NetworkFlow(
                time,
                origin,
                ContainerReference.NONE,
                machine,
                0,
                0,
                Addresses.canonical(fields.get(1)),
                port(fields.get(3)),
                Destination.of(Addresses.canonical(fields.get(2)), port(fields.get(4))),
                protocol(fields.get(5)),
                0,
                sent,
                received,
                "",
                Attribution.NONE);
    }

    private static int port(String digits) {
        var number = Integer.parseInt(digits);
        return number > 65_535 ? 0 : number;
    }

    private static String protocol(String written) {
        return switch (written.toUpperCase(Locale.ROOT)) {
            case "T", "6" -> "tcp";
            case "U", "17" -> "udp";
            case "1", "58" -> "icmp";
            default -> written;
        };
    }
}
