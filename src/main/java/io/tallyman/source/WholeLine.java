package io.tallyman.source;

/** The usual case of JSON logs, decided without counting braces: one object fills one line, and another line follows. */
final class WholeLine {

    /*
     * A line that begins with '{', ends with '}' and is followed by a line that begins with '{' is one object, several,
     * or malformed: within an object no value can stand after '}'. It is not several when every '}' is followed by what
     * may follow it within an object. Whether it is malformed is for the parser to say, who rejects it. Where a string
     * holds a '}', or the next line is not here yet, the answer is no and the braces are counted.
     */

    private static final long FEEDS = Words.of('\n');
    private static final long CLOSING = Words.of('}');

    private WholeLine() {}

    /** The length of the object at the window's start, which is not in an array; negative where that takes a scan. */
    static int length(Window window) {
        byte[] bytes = window.bytes;
        int last = window.end - Long.BYTES;
        int i = window.start + 1;
        while (i <= last) {
            long word = Words.at(bytes, i);
            long found = Words.zeros(word ^ FEEDS) | Words.zeros(word ^ CLOSING);
            if (found == 0) {
                i += Long.BYTES;
                continue;
            }
            i += Words.first(found);
            if (bytes[i] == '\n') {
                return -1;
            }
            if (i + 3 >= window.end) {
                return -1;
            }
            int feed = bytes[i + 1] == '\r' ? i + 2 : i + 1;
            if (bytes[feed] == '\n') {
                return bytes[feed + 1] == '{' ? i + 1 - window.start : -1;
            }
            if (!goesOn(bytes, i)) {
                return -1;
            }
            i++;
        }
        return -1;
    }

    /** Whether the object that holds this closing brace may go on behind it. */
    private static boolean goesOn(byte[] bytes, int brace) {
        byte next = bytes[brace + 1];
        if (next == ',') {
            return bytes[brace + 2] == '"' || (bytes[brace + 2] == ' ' && bytes[brace + 3] == '"');
        }
        return next == '}' || next == ']';
    }
}
