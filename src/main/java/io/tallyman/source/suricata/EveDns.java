package io.tallyman.source.suricata;

import io.tallyman.event.Addresses;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The {@code dns} object of a record in any of its versions: 1 has one resource record of the answer in each, 2 has all of
 * them as {@code answers} or {@code grouped} or both, 3 names the question in {@code queries}.
 */
final class EveDns {

    private static final Set<String> ADDRESS_TYPES = Set.of("A", "AAAA");

    String type = "";
    String id = "";
    String name = "";
    String recordType = "";
    String data = "";
    final Set<String> addresses = new HashSet<>();

    void clear() {
        type = id = name = recordType = data = "";
        addresses.clear();
    }

    boolean isResponse() {
        return type.equals("answer") || type.equals("response");
    }

    void load(JsonParser tokens) {
        for (var key = tokens.nextName(); key != null; key = tokens.nextName()) {
            var token = tokens.nextToken();
            switch (key) {
                case "type" -> type = tokens.getValueAsString("");
                case "id" -> id = tokens.getValueAsString("");
                case "rrname" -> name = tokens.getValueAsString("");
                case "rrtype" -> recordType = tokens.getValueAsString("");
                case "rdata" -> data = tokens.getValueAsString("");
                case "answers" -> answers(tokens, token);
                case "grouped" -> grouped(tokens, token);
                case "queries" -> queries(tokens, token);
                default -> {}
            }
            tokens.skipChildren();
        }
        if (ADDRESS_TYPES.contains(recordType)) {
            add(data);
        }
    }

    private void add(String address) {
        Addresses.read(address).ifPresent(addresses::add);
    }

    private void answers(JsonParser tokens, JsonToken token) {
        while (token == JsonToken.START_ARRAY && tokens.nextToken() == JsonToken.START_OBJECT) {
            var answer = new ResourceRecord();
            answer.load(tokens);
            if (ADDRESS_TYPES.contains(answer.type)) {
                add(answer.data);
            }
        }
    }

    private void grouped(JsonParser tokens, JsonToken token) {
        if (token != JsonToken.START_OBJECT) {
            return;
        }
        for (var key = tokens.nextName(); key != null; key = tokens.nextName()) {
            if (tokens.nextToken() == JsonToken.START_ARRAY && ADDRESS_TYPES.contains(key)) {
                while (tokens.nextToken() == JsonToken.VALUE_STRING) {
                    add(tokens.getString());
                }
            }
            tokens.skipChildren();
        }
    }

    private void queries(JsonParser tokens, JsonToken token) {
        while (token == JsonToken.START_ARRAY && tokens.nextToken() == JsonToken.START_OBJECT) {
            var query = new ResourceRecord();
            query.load(tokens);
            name = name.isEmpty() ? query.name : name;
        }
    }

    /** One entry of {@code answers} or {@code queries}. */
    private static final class ResourceRecord {
        private String name = "";
        private String type = "";
        private String data = "";

        private void load(JsonParser tokens) {
            for (var key = tokens.nextName(); key != null; key = tokens.nextName()) {
                tokens.nextToken();
                switch (key) {
                    case "rrname" -> name = tokens.getValueAsString("");
                    case "rrtype" -> type = tokens.getValueAsString("");
                    case "rdata" -> data = tokens.getValueAsString("");
                    default -> {}
                }
                tokens.skipChildren();
            }
        }
    }
}
