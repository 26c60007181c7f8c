package io.tallyman.source;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * Tells an enclosing object, whose array holds the records, from an object that is a record itself and has arrays, such
 * as a Pod.
 */
final class Envelope extends JsonSkim {

    /*
     * Decided from the keys before the array, since the records are handed on while they are read. An object is an
     * envelope when its first keys are all of MANTLE (whatever their values; but a "kind" must end in "List"), then
     * comes a key of ARRAYS, and its value is an array that is empty or begins with an object. Any other key before
     * the array makes it a record. What stands after the array is passed over.
     */

    private static final byte[][] ARRAYS =
            keys("items", "Records", "records", "logEvents", "events", "value", "Events", "entries", "Images");

    private static final byte[][] MANTLE = keys(
            "apiVersion",
            "kind",
            "metadata",
            "nextToken",
            "NextToken",
            "nextForwardToken",
            "nextBackwardToken",
            "searchedLogStreams",
            "ResponseMetadata",
            "messageType",
            "owner",
            "logGroup",
            "logStream",
            "subscriptionFilters",
            "@odata.context",
            "@odata.nextLink",
            "@odata.count",
            "nextLink",
            "count");

    private static final byte[] KIND = MANTLE[1];
    private static final byte[] LIST = "List\"".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_KEY = 24;

    /** How many bytes the keys before the array may take. */
    static final int LONGEST_MANTLE = 64 << 10;

    /** The object is a record. */
    static final int RECORD = -1;
    /** More bytes are needed. */
    static final int UNDECIDED = -2;

    /**
     * Looks at the object at the window's start: how many bytes after it the array's first element may begin, or
     * {@link #RECORD}, or {@link #UNDECIDED}.
     */
    int probe(Window window) {
        begin(window.bytes, window.start + 1, window.end);
        int found = probe();
        if (found >= 0) {
            return found - window.start;
        }
        return found == UNDECIDED && window.length() >= LONGEST_MANTLE ? RECORD : found;
    }

    private int probe() {
        int verdict = 0;
        while (verdict == 0) {
            if (blank()) {
                return UNDECIDED;
            }
            if (bytes[i] != '"') {
                return RECORD;
            }
            verdict = entry(++i);
        }
        return verdict;
    }

    /** Passes a key, its value and the comma after it; a verdict where that decides, else 0. */
    private int entry(int keyStart) {
        while (i < end && bytes[i] != '"' && i - keyStart <= LONGEST_KEY) {
            i++;
        }
        if (i == end) {
            return UNDECIDED;
        }
        int keyEnd = i++;
        if (oneOf(ARRAYS, keyStart, keyEnd)) {
            return array();
        }
        return oneOf(MANTLE, keyStart, keyEnd) ? mantle(equal(KIND, keyStart, keyEnd)) : RECORD;
    }

    private static byte[][] keys(String... keys) {
        return Stream.of(keys)
                .map(key -> key.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    private boolean oneOf(byte[][] keys, int from, int to) {
        for (var key : keys) {
            if (equal(key, from, to)) {
                return true;
            }
        }
        return false;
    }

    /** Passes the colon and what is blank around it; a verdict where that fails, else 0. */
    private int colon() {
        if (blank()) {
            return UNDECIDED;
        }
        if (bytes[i++] != ':') {
            return RECORD;
        }
        return blank() ? UNDECIDED : 0;
    }

    private int array() {
        int verdict = colon();
        if (verdict != 0) {
            return verdict;
        }
        if (bytes[i++] != '[') {
            return RECORD;
        }
        int inside = i;
        if (blank()) {
            return UNDECIDED;
        }
        return bytes[i] == '{' || bytes[i] == ']' ? inside : RECORD;
    }

    /** Passes a value and the comma after it; a verdict where there is none, else 0. */
    private int mantle(boolean kind) {
        int verdict = colon();
        if (verdict != 0) {
            return verdict;
        }
        int from = i;
        if (!value()) {
            return UNDECIDED;
        }
        if (kind && !namesList(from)) {
            return RECORD;
        }
        return bytes[i++] == ',' ? 0 : RECORD;
    }

    private boolean namesList(int from) {
        int to = i;
        while (to > from && bytes[to - 1] <= ' ') {
            to--;
        }
        return to - from > LIST.length && equal(LIST, to - LIST.length, to);
    }
}
