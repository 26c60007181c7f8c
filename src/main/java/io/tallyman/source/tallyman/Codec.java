package io.tallyman.source.tallyman;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.node.ObjectNode;

/** One type's way from JSON, to JSON, and its schema. Holds no state of a reading: one serves all readers. */
interface Codec {

    /**
     * The value whose first token is the current one; its last token is current afterwards.
     *
     * @throws Mismatch where it is of another type
     */
    Object read(JsonParser tokens);

    void write(Object value, JsonGenerator out);

    /** The value that an absent key stands for; null where there is none and the key must be there. */
    @Nullable
    Object absent();

    /** Its schema. Records add themselves to the definitions and are referred to. */
    ObjectNode schema(ObjectNode definitions);
}
