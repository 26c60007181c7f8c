package io.tallyman.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JacksonException;

/**
 * A record as Splunk exports it in JSON: the raw record is the text under {@code result._raw}.
 *
 * @see <a href="https://docs.splunk.com/Documentation/Splunk/latest/Search/ExportdatausingRESTAPI">Export data using the
 *     REST API</a>
 */
final class SplunkExport {

    private static final byte[] PREVIEW = "{\"preview\":".getBytes(StandardCharsets.US_ASCII);

    private SplunkExport() {}

    /** The raw record in it; the record itself where it is no such export. */
    static RawRecord unwrap(RawRecord record) {
        int end = record.offset() + PREVIEW.length;
        if (record.length() <= PREVIEW.length
                || !Arrays.equals(record.bytes(), record.offset(), end, PREVIEW, 0, PREVIEW.length)) {
            return record;
        }
        try {
            var raw = Json.text(Json.tree(record), "result", "_raw");
            return raw.isBlank() ? record : RawRecord.of(raw, record.line());
        } catch (JacksonException malformed) {
            return record;
        }
    }
}
