package io.tallyman.source.zeek;

import io.tallyman.event.Addresses;
import io.tallyman.source.Json;
import io.tallyman.source.RawRecord;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A record of a JSON log, read as tokens: {@code id.orig_h} flat or within {@code id}, unset fields absent or null. */
final class JsonRow implements Row {

    private final Map<Field, String> values = new EnumMap<>(Field.class);
    private final Set<String> addresses = new HashSet<>();
    private final Set<Field> fields = EnumSet.noneOf(Field.class);

    /**
     * Reads one record.
     *
     * @throws tools.jackson.core.JacksonException where it is not well formed
     */
    void load(RawRecord record) {
        values.clear();
        addresses.clear();
        fields.clear();
        try (var tokens = Json.parser(record)) {
            tokens.nextToken();
            object(tokens, true);
        }
    }

    private void object(JsonParser tokens, boolean outer) {
        for (var key = tokens.nextName(); key != null; key = tokens.nextName()) {
            var token = tokens.nextToken();
            if (token == JsonToken.START_OBJECT && outer && key.equals("id")) {
                object(tokens, false);
                continue;
            }
            var field = Field.ofKey(key);
            if (field != null && token != JsonToken.VALUE_NULL) {
                value(tokens, token, field);
            }
            tokens.skipChildren();
        }
    }

    private void value(JsonParser tokens, JsonToken token, Field field) {
        fields.add(field);
        if (field == Field.ANSWERS && token == JsonToken.START_ARRAY) {
            while (tokens.nextToken() != JsonToken.END_ARRAY) {
                Addresses.read(tokens.getString()).ifPresent(addresses::add);
                tokens.skipChildren();
            }
        } else if (!field.isMark() && token.isScalarValue()) {
            values.put(field, tokens.getString());
        }
    }

    /** The fields that are set. */
    Set<Field> fields() {
        return fields;
    }

    @Override
    public String text(Field field) {
        return values.getOrDefault(field, "");
    }

    @Override
    public long whole(Field field) {
        return Decimal.whole(text(field));
    }

    @Override
    public Set<String> addresses() {
        return addresses;
    }
}
