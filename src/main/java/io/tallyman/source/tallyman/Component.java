package io.tallyman.source.tallyman;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * One component of a record under its key.
 *
 * @param position among the constructor's parameters
 * @param accessor reads it from the record
 * @param absent what an absent key stands for; null for a nullable component and for a required one
 * @param required whether the key must be there; then it is always written
 */
record Component(
        String key,
        int position,
        Codec codec,
        MethodHandle accessor,
        @Nullable Object absent,
        boolean required) {

    Object read(JsonParser tokens) {
        try {
            return codec.read(tokens);
        } catch (Mismatch mismatch) {
            throw mismatch.in(key);
        }
    }

    void write(Object record, JsonGenerator out) {
        var value = Handles.get(accessor, record);
        if (value != null && (required || !value.equals(absent))) {
            out.writeName(key);
            codec.write(value, out);
        }
    }
}
