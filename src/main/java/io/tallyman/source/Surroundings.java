package io.tallyman.source;

/** What is open around the objects of a JSON text: arrays, and the enclosing object whose array they are in. */
final class Surroundings {

    private int arrays;
    private long line;
    private boolean enveloped;
    /** What was open is forgotten: brackets and braces that close it are passed over. */
    private boolean lost;

    /** Whether this byte may stand between objects on this line; an array opens or closes where it says so. */
    boolean passes(byte found, long onLine) {
        switch (found) {
            // The record separator is RFC 7464's.
            case '\n', ' ', '\t', '\r', ',', 0x1e -> {
                return true;
            }
            case '[' -> {
                line = arrays == 0 ? onLine : line;
                arrays++;
                return true;
            }
            case ']' -> {
                boolean closes = arrays > 0 || lost;
                arrays = Math.max(arrays - 1, 0);
                return closes;
            }
            case '}' -> {
                return lost;
            }
            default -> {
                return false;
            }
        }
    }

    /** The array of an enclosing object is open, which begins on this line. */
    void openEnvelope(long onLine) {
        line = onLine;
        arrays = 1;
        enveloped = true;
        lost = false;
    }

    boolean isInArray() {
        return arrays > 0;
    }

    /** Whether the enclosing object is open behind its array. */
    boolean isInTail() {
        return enveloped && arrays == 0;
    }

    void leaveTail() {
        enveloped = enveloped && arrays > 0;
    }

    /** Something malformed was found: nothing that was open before it is known to be so still. */
    void forget() {
        arrays = 0;
        enveloped = false;
        lost = true;
    }

    Reading.Rejected unclosed() {
        var what = enveloped ? "the enclosing object" : "the array";
        return new Reading.Rejected(line, what + " that begins here is not closed");
    }
}
