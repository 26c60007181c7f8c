package io.tallyman.userdata;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** The parts of a MIME message, with their transfer encodings undone. */
final class MimeParts {

    private static final MimeConfig LENIENT = new MimeConfig.Builder()
            .setStrictParsing(false)
            .setMaxLineLen(-1)
            .setMaxHeaderLen(16 << 10)
            .setMaxHeaderCount(Budget.MOST_PARTS)
            .setMaxContentLen(-1)
            .build();

    private MimeParts() {}

    /** Takes a part. */
    interface Part {
        /**
         * Takes its content.
         *
         * @param type its media type in lower case
         * @param depth how many layers of MIME lie around it, one at least
         */
        void read(byte[] bytes, String type, int depth);
    }

    static void read(byte[] bytes, Budget budget, Part parts) {
        var tokens = new MimeTokenStream(LENIENT);
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        tokens.parse(new ByteArrayInputStream(bytes));
        try {
            int depth = 1;
            for (var state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
                if (state == EntityState.T_START_MULTIPART && !budget.opens(++depth)) {
                    return;
                }
                if (state == EntityState.T_END_MULTIPART) {
                    depth--;
                }
                if (state == EntityState.T_BODY) {
                    var type = tokens.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT);
                    parts.read(Encodings.read(tokens.getDecodedInputStream(), budget), type, depth);
                }
            }
        } catch (IOException | MimeException damaged) {
            return;
        } finally {
            tokens.stop();
        }
    }
}
