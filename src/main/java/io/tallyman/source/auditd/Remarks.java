package io.tallyman.source.auditd;

import io.tallyman.source.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Lines that stand between audit records and are none: comments, and what ausearch prints before each event. */
final class Remarks {

    private static final byte[] RULE = "----".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TIME = "time->".getBytes(StandardCharsets.US_ASCII);

    private Remarks() {}

    static boolean isOne(RawRecord record) {
        byte first = record.firstByte();
        return first == '#' || (first == '-' && begins(record, RULE)) || (first == 't' && begins(record, TIME));
    }

    private static boolean begins(RawRecord record, byte[] prefix) {
        int from = record.offset();
        return record.length() >= prefix.length
                && Arrays.equals(record.bytes(), from, from + prefix.length, prefix, 0, prefix.length);
    }
}
