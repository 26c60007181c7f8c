package io.tallyman.source.sensor;

import io.tallyman.event.Addresses;
import io.tallyman.event.Attribution;
import io.tallyman.event.NameResolved;
import io.tallyman.source.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The names in one DNS packet that Tracee saw, in each of the three events that tell of one. */
record TraceeNames(TraceeEvent event, Sighting sighting) {

    private static final Set<String> ADDRESS_TYPES = Set.of("A", "AAAA");

    List<NameResolved> events() {
        return switch (event.text("eventName")) {
            case "net_packet_dns_request" -> questions(event.argument("dns_questions"), "query", client("src"));
            case "net_packet_dns_response" -> responses(event.argument("dns_response"));
            default -> packet(event.argument("proto_dns"));
        };
    }

    private List<NameResolved> questions(JsonNode questions, String key, String client) {
        var names = new ArrayList<NameResolved>();
        for (var question : questions) {
            add(names, Json.text(question, key), Set.of(), client);
        }
        return names;
    }

    private List<NameResolved> responses(JsonNode responses) {
        var names = new ArrayList<NameResolved>();
        for (var response : responses) {
            var addresses = addresses(response.path("dns_answer"), "answer_type", "answer");
            add(names, Json.text(response, "query_data", "query"), addresses, client("dst"));
        }
        return names;
    }

    private List<NameResolved> packet(JsonNode dns) {
        if (Json.number(dns, "QR") == 0) {
            return questions(dns.path("questions"), "name", client("src"));
        }
        var names = new ArrayList<NameResolved>();
        var addresses = addresses(dns.path("answers"), "type", "IP");
        for (var question : dns.path("questions")) {
            add(names, Json.text(question, "name"), addresses, client("dst"));
        }
        return names;
    }

    private static Set<String> addresses(JsonNode answers, String typeKey, String valueKey) {
        var addresses = new HashSet<String>();
        for (var answer : answers) {
            var value = Json.text(answer, valueKey);
            if (ADDRESS_TYPES.contains(Json.text(answer, typeKey)) && !value.isEmpty()) {
                addresses.add(Addresses.canonical(value));
            }
        }
        return addresses;
    }

    /** The asking side's address: {@code src} of a question, {@code dst} of an answer. */
    private String client(String side) {
        var nested = Json.text(event.argument("metadata"), side + "_ip");
        return Addresses.canonical(nested.isEmpty() ? event.argument(side).asString("") : nested);
    }

    private void add(List<NameResolved> names, String name, Set<String> addresses, String client) {
        var bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (!bare.isEmpty()) {
            names.add(new NameResolved(
                    sighting.time(),
                    sighting.origin(),
                    sighting.container(),
                    event.pid(),
                    client,
                    bare.toLowerCase(Locale.ROOT),
                    addresses,
                    "",
                    Attribution.NONE));
        }
    }
}
