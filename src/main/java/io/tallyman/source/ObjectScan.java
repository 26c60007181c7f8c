package io.tallyman.source;

/**
 * Finds the end of one JSON object in a window, over as many fillings of it as that takes. It counts braces outside of
 * strings and knows nothing else of JSON: what is between them is the parser's concern.
 */
final class ObjectScan {

    /** How far a scan has come. */
    enum Outcome {
        /** The object is complete; it ends before {@link #position}. */
        COMPLETE,
        /** The window is read to its end, and the object is not. */
        MORE,
        /** A line begins with a brace where no value can stand: at {@link #position} another object begins. */
        BROKEN
    }

    private static final long QUOTES = Words.of('"');
    private static final long BACKSLASHES = Words.of('\\');
    private static final long FEEDS = Words.of('\n');
    private static final byte PLAIN = 0;
    private static final byte[] OUTSIDE = new byte[256];

    static {
        for (char c : "\"{}\n".toCharArray()) {
            OUTSIDE[c] = 1;
        }
    }

    private int depth;
    private boolean inString;

    /** How far it has read, from the window's start. */
    int position;
    /** The line that {@link #position} is on. */
    long line;
    /** Where the first later line began with a brace, from the window's start; negative where none did. */
    int candidate;

    long candidateLine;

    /**
     * Begins with the byte at the window's start.
     *
     * @param open how many braces are open already
     */
    void begin(long onLine, int open) {
        depth = open;
        inString = false;
        position = 0;
        line = onLine;
        candidate = -1;
    }

    /** The window was emptied: positions count from its new start. */
    void dropped() {
        position = 0;
        candidate = -1;
    }

    Outcome scan(Window window) {
        byte[] bytes = window.bytes;
        int end = window.end;
        int i = window.start + position;
        while (true) {
            i = plain(bytes, i, end);
            if (i == end || (inString && bytes[i] != '"' && i + 1 == end)) {
                position = i - window.start;
                return Outcome.MORE;
            }
            if (inString) {
                i = inside(bytes, i);
            } else {
                i = outside(window, bytes, i);
            }
            if (i < 0 || depth == 0) {
                position = Math.abs(i) - window.start;
                return i < 0 ? Outcome.BROKEN : Outcome.COMPLETE;
            }
        }
    }

    private int plain(byte[] bytes, int from, int end) {
        return inString ? plainInside(bytes, from, end) : plainOutside(bytes, from, end);
    }

    private static int plainOutside(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && OUTSIDE[bytes[i] & 0xff] == PLAIN) {
            i++;
        }
        return i;
    }

    /** Eight bytes at once, as {@link Words} does. */
    private static int plainInside(byte[] bytes, int from, int end) {
        int i = from;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            long word = Words.at(bytes, i);
            long found = Words.zeros(word ^ QUOTES) | Words.zeros(word ^ BACKSLASHES) | Words.zeros(word ^ FEEDS);
            if (found != 0) {
                return i + Words.first(found);
            }
        }
        while (i < end && bytes[i] != '"' && bytes[i] != '\\' && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    /** Steps over a byte of a string that matters; the negative index of the next where the object is broken. */
    private int inside(byte[] bytes, int i) {
        if (bytes[i] == '"') {
            inString = false;
            return i + 1;
        }
        if (bytes[i] == '\n') {
            line++;
            return bytes[i + 1] == '{' ? -(i + 1) : i + 1;
        }
        return bytes[i + 1] == '\n' ? i + 1 : i + 2;
    }

    private int outside(Window window, byte[] bytes, int i) {
        switch (bytes[i]) {
            case '"' -> inString = true;
            case '}' -> depth--;
            case '\n' -> line++;
            default -> {
                if (depth > 0 && i > 0 && bytes[i - 1] == '\n') {
                    if (!mayHoldValue(bytes, i - 1)) {
                        return -i;
                    }
                    if (candidate < 0) {
                        candidate = i - window.start;
                        candidateLine = line;
                    }
                }
                depth++;
            }
        }
        return i + 1;
    }

    /** Whether a value can stand after what ends here; the buffer's bytes before the window are the text before it. */
    private static boolean mayHoldValue(byte[] bytes, int last) {
        for (int i = last; i >= 0; i--) {
            switch (bytes[i]) {
                case ' ', '\t', '\r', '\n' -> {}
                case '[', ',', ':' -> {
                    return true;
                }
                default -> {
                    return false;
                }
            }
        }
        return true;
    }
}
