package io.tallyman.source.tallyman;

import io.tallyman.event.EventTime;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The types whose JSON is a single token. */
enum Scalar implements Codec {
    TEXT("") {
        @Override
        public Object read(JsonParser tokens) {
            return text(tokens, "a text");
        }

        @Override
        public void write(Object value, JsonGenerator out) {
            out.writeString((String) value);
        }

        @Override
        public ObjectNode schema(ObjectNode definitions) {
            return ofType("string");
        }
    },
    INT(0) {
        @Override
        public Object read(JsonParser tokens) {
            var number = (long) LONG.read(tokens);
            if (number != (int) number) {
                throw new Mismatch(
                        "(%d) must be between %d and %d.".formatted(number, Integer.MIN_VALUE, Integer.MAX_VALUE));
            }
            return (int) number;
        }

        @Override
        public void write(Object value, JsonGenerator out) {
            out.writeNumber((int) value);
        }

        @Override
        public ObjectNode schema(ObjectNode definitions) {
            return ofType("integer").put("minimum", Integer.MIN_VALUE).put("maximum", Integer.MAX_VALUE);
        }
    },
    LONG(0L) {
        @Override
        public Object read(JsonParser tokens) {
            if (tokens.currentToken() != JsonToken.VALUE_NUMBER_INT
                    || tokens.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                throw new Mismatch("must be a whole number of at most 64 bits, not %s.".formatted(found(tokens)));
            }
            return tokens.getLongValue();
        }

        @Override
        public void write(Object value, JsonGenerator out) {
            out.writeNumber((long) value);
        }

        @Override
        public ObjectNode schema(ObjectNode definitions) {
            return ofType("integer").put("minimum", Long.MIN_VALUE).put("maximum", Long.MAX_VALUE);
        }
    },
    BOOLEAN(false) {
        @Override
        public Object read(JsonParser tokens) {
            return switch (tokens.currentToken()) {
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                default -> throw new Mismatch("must be true or false, not %s.".formatted(found(tokens)));
            };
        }

        @Override
        public void write(Object value, JsonGenerator out) {
            out.writeBoolean((boolean) value);
        }

        @Override
        public ObjectNode schema(ObjectNode definitions) {
            return ofType("boolean");
        }
    },
    INSTANT(null) {
        @Override
        public Object read(JsonParser tokens) {
            return time(tokens).instant();
        }

        @Override
        public void write(Object value, JsonGenerator out) {
            out.writeString(((Instant) value).toString());
        }

        @Override
        public ObjectNode schema(ObjectNode definitions) {
            return ofType("string").put("format", "date-time");
        }
    },
    DURATION(null) {
        @Override
        public Object read(JsonParser tokens) {
            var text = text(tokens, "a duration such as PT0.004S");
            if (!DURATIONS.matcher(text).matches()) {
                throw new Mismatch("(%s) must be a duration such as PT0.004S, shorter than a month.".formatted(text));
            }
            return Duration.parse(text);
        }

        @Override
        public void write(Object value, JsonGenerator out) {
            out.writeString(((Duration) value).toString());
        }

        @Override
        public ObjectNode schema(ObjectNode definitions) {
            return ofType("string").put("pattern", DURATIONS.pattern());
        }
    };

    /** No clock's step is longer than some days, and with what is far longer no time can be computed. */
    private static final Pattern DURATIONS =
            Pattern.compile("^P(?=.)([0-9]D)?(T(?=.)([0-9]{1,2}H)?([0-9]{1,3}M)?([0-9]{1,5}(\\.[0-9]{0,9})?S)?)?$");

    @SuppressWarnings("ImmutableEnumChecker") // a boxed value or an empty text
    private final @Nullable Object absent;

    Scalar(@Nullable Object absent) {
        this.absent = absent;
    }

    @Override
    public @Nullable Object absent() {
        return absent;
    }

    static String text(JsonParser tokens, String expected) {
        if (tokens.currentToken() != JsonToken.VALUE_STRING) {
            throw new Mismatch("must be %s, not %s.".formatted(expected, found(tokens)));
        }
        return tokens.getString();
    }

    /** A time in RFC 3339, with the precision that its digits show. */
    static EventTime time(JsonParser tokens) {
        if (tokens.currentToken() != JsonToken.VALUE_STRING) {
            throw new Mismatch("must be a time in RFC 3339, not %s.".formatted(found(tokens)));
        }
        return Timestamps.read(tokens)
                .orElseThrow(() -> new Mismatch("(%s) must be a time in RFC 3339.".formatted(tokens.getString())));
    }

    /** What stands there instead, for a message. */
    static String found(JsonParser tokens) {
        return switch (tokens.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "the text \"" + tokens.getString() + "\"";
            default -> tokens.getString();
        };
    }

    static ObjectNode ofType(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
