package io.tallyman.source.kubernetes;

import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Walks over the tokens of objects and arrays; what a visitor leaves unread is skipped without being decoded. */
final class Members {

    private Members() {}

    /** Takes one member of an object; the parser stands on the first token of its value. */
    interface Visitor {
        void member(String name, JsonParser value);
    }

    /** Visits the members of the object the parser stands on; any other value has none. */
    static void each(JsonParser parser, Visitor visitor) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            visitor.member(name, parser);
            parser.skipChildren();
        }
    }

    /** Visits the elements of the array the parser stands on; any other value has none. */
    static void elements(JsonParser parser, Consumer<JsonParser> visitor) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.END_ARRAY) {
                return;
            }
            visitor.accept(parser);
            parser.skipChildren();
        }
    }

    /** The scalar the parser stands on as text; empty for null, objects and arrays. */
    static String text(JsonParser parser) {
        var token = parser.currentToken();
        return token.isScalarValue() && token != JsonToken.VALUE_NULL ? parser.getString() : "";
    }

    /** The number the parser stands on, also where it is written as text; 0 for anything else. */
    static int number(JsonParser parser) {
        return parser.currentToken().isScalarValue() ? parser.getValueAsInt(0) : 0;
    }

    static boolean isTrue(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    static boolean isObject(JsonParser parser) {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }
}
