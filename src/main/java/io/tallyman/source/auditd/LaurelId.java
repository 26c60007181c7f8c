package io.tallyman.source.auditd;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Time and serial of an audit event as Laurel writes them: {@code "1795383759.378:4044"}.
 *
 * @param millis milliseconds since 1970
 */
record LaurelId(long millis, long serial) {

    static Optional<LaurelId> read(String text) {
        int point = text.indexOf('.');
        int colon = text.indexOf(':');
        if (point < 1 || point > 11 || colon != point + 4) {
            return Optional.empty();
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        long seconds = Fields.decimal(bytes, 0, point);
        long fraction = Fields.decimal(bytes, point + 1, colon);
        long serial = Fields.decimal(bytes, colon + 1, bytes.length);
        return seconds < 0 || fraction < 0 || serial < 0
                ? Optional.empty()
                : Optional.of(new LaurelId(seconds * 1000 + fraction, serial));
    }
}
