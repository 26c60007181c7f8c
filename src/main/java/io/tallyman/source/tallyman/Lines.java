package io.tallyman.source.tallyman;

import java.io.StringWriter;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** JSON text of single values, without spaces or line breaks. */
final class Lines {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Lines() {}

    static String of(Codec codec, Object value) {
        var text = new StringWriter();
        try (var out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            codec.write(value, out);
        }
        return text.toString();
    }
}
