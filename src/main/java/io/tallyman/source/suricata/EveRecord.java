package io.tallyman.source.suricata;

import io.tallyman.event.Addresses;
import io.tallyman.source.Json;
import io.tallyman.source.RawRecord;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What we read of one EVE record, as tokens and in any order of its keys; valid until the next is loaded. Texts that the
 * record does not have are empty.
 */
final class EveRecord {

    /** The types that tell a flow, a name or what was dropped; reading stops where another is met. */
    private static final Set<String> OF_USE = Set.of("flow", "netflow", "dns", "tls", "http", "quic", "stats");

    final EveDns dns = new EveDns();
    String type = "";
    String timestamp = "";
    String flowId = "";
    String host = "";
    String protocol = "";
    String source = "";
    String destination = "";
    long sourcePort;
    long destinationPort;
    String start = "";
    String end = "";
    long bytesToServer;
    long bytesToClient;
    /** Packets that the kernel had to drop since Suricata started; -1 if not told. */
    long dropped;

    String tlsName = "";
    String httpName = "";
    String quicName = "";
    /** Whether it has a {@code flow_id} and an {@code in_iface}, be they null. */
    boolean hasFlow;

    boolean hasInterface;
    /** Keys of the objects in it. */
    final Set<String> sections = new HashSet<>();

    boolean isOfUse() {
        return OF_USE.contains(type);
    }

    /**
     * Reads one record.
     *
     * @param whole whether to read to the end also where the record is of no use
     * @throws tools.jackson.core.JacksonException where it is not well formed as far as it is read
     */
    void load(RawRecord record, boolean whole) {
        clear();
        try (var tokens = Json.parser(record)) {
            tokens.nextToken();
            for (var key = tokens.nextName(); key != null; key = tokens.nextName()) {
                var token = tokens.nextToken();
                if (token == JsonToken.START_OBJECT) {
                    section(tokens, key);
                } else if (token.isScalarValue()) {
                    hasFlow |= key.equals("flow_id");
                    hasInterface |= key.equals("in_iface");
                    if (token != JsonToken.VALUE_NULL) {
                        scalar(tokens, key);
                    }
                }
                if (!whole && !type.isEmpty() && !isOfUse()) {
                    return;
                }
                tokens.skipChildren();
            }
        }
    }

    private void clear() {
        dns.clear();
        sections.clear();
        type = timestamp = flowId = host = protocol = source = destination = "";
        hasFlow = hasInterface = false;
        start = end = tlsName = httpName = quicName = "";
        sourcePort = destinationPort = bytesToServer = bytesToClient = 0;
        dropped = -1;
    }

    private void scalar(JsonParser tokens, String key) {
        switch (key) {
            case "event_type" -> type = tokens.getString();
            case "timestamp" -> timestamp = tokens.getString();
            case "flow_id" -> flowId = tokens.getString();
            case "host" -> host = tokens.getString();
            case "proto" -> protocol = tokens.getString();
            case "src_ip" -> source = tokens.getString();
            case "dest_ip" -> destination = tokens.getString();
            case "src_port" -> sourcePort = tokens.getValueAsLong(-1);
            case "dest_port" -> destinationPort = tokens.getValueAsLong(-1);
            default -> {}
        }
    }

    /** Reads an object that may be the one of the record's type; the type may stand after it. */
    private void section(JsonParser tokens, String name) {
        sections.add(name);
        if (!type.isEmpty() && !type.equals(name)) {
            return;
        }
        switch (name) {
            case "dns" -> dns.load(tokens);
            case "flow", "netflow" -> span(tokens);
            case "tls" -> tlsName = text(tokens, "sni");
            case "quic" -> quicName = text(tokens, "sni");
            case "http" -> httpName = text(tokens, "hostname");
            case "stats" -> statistics(tokens);
            default -> {}
        }
    }

    private void span(JsonParser tokens) {
        for (var key = tokens.nextName(); key != null; key = tokens.nextName()) {
            tokens.nextToken();
            switch (key) {
                case "start" -> start = tokens.getValueAsString("");
                case "end" -> end = tokens.getValueAsString("");
                case "bytes_toserver", "bytes" -> bytesToServer = tokens.getValueAsLong(-1);
                case "bytes_toclient" -> bytesToClient = tokens.getValueAsLong(-1);
                default -> {}
            }
            tokens.skipChildren();
        }
    }

    private void statistics(JsonParser tokens) {
        for (var key = tokens.nextName(); key != null; key = tokens.nextName()) {
            if (tokens.nextToken() == JsonToken.START_OBJECT && key.equals("capture")) {
                capture(tokens);
            }
            tokens.skipChildren();
        }
    }

    private void capture(JsonParser tokens) {
        for (var key = tokens.nextName(); key != null; key = tokens.nextName()) {
            tokens.nextToken();
            if (key.equals("kernel_drops")) {
                dropped = tokens.getValueAsLong(-1);
            }
            tokens.skipChildren();
        }
    }

    /** The text under one key of the object the tokens stand at, which is read to its end. */
    private static String text(JsonParser tokens, String wanted) {
        var found = "";
        for (var key = tokens.nextName(); key != null; key = tokens.nextName()) {
            if (tokens.nextToken() == JsonToken.VALUE_STRING && key.equals(wanted)) {
                found = tokens.getString();
            }
            tokens.skipChildren();
        }
        return found;
    }

    /** The address of one side in canonical text; empty where it is none. */
    static String address(String written) {
        return Addresses.read(written).orElse("");
    }
}
