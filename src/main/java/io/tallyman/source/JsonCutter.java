package io.tallyman.source;

import java.util.function.Consumer;

/**
 * Cuts a text into JSON objects, however they are framed: one a line, spread over lines, one after the other, as elements
 * of an array, or of the array of an {@link Envelope}. It holds one object at a time.
 */
final class JsonCutter implements Cutter {

    /*
     * After something malformed, what was open before it (array, enclosing object) is forgotten and the next line that
     * begins with '{' is read afresh. An object that is cut off shows by a line that begins with '{' where no value can
     * stand; by then lines that were whole may have been taken for its content. So they are read once more, from the
     * first line after the object's first that begins with '{'; but in all no more bytes than the text has, and one
     * MiB, which keeps the work linear.
     */

    private static final long SPARE = 1 << 20;

    private final Window window;
    private final int longest;
    private final ObjectScan scan = new ObjectScan();
    private final Envelope envelope = new Envelope();
    private long line = 1;
    private int arrays;
    private long arrayLine;
    private boolean enveloped;
    /** What was open is forgotten: brackets and braces that close it are passed over. */
    private boolean lost;

    /** The object that the scan is in is passed over. */
    private boolean skipping;

    private boolean resynchronising;
    private long readAgain;

    JsonCutter(Window window, int longest) {
        this.window = window;
        this.longest = longest;
    }

    @Override
    public boolean next(Consumer<RawRecord> records, Consumer<Reading.Rejected> rejections) {
        while (true) {
            if (skipping && skip(rejections)) {
                return true;
            }
            if (resynchronising) {
                resynchronise();
            }
            if (window.length() == 0 && !window.fill()) {
                return atEnd(rejections);
            }
            if (window.bytes[window.start] == '{') {
                if (!opensEnvelope()) {
                    return object(records, rejections);
                }
            } else if (!passesBetween()) {
                rejections.accept(unexpected(window.bytes[window.start]));
                resynchronising = true;
                forget();
                return true;
            }
        }
    }

    /** Passes one byte that may stand between objects; false where it may not. */
    private boolean passesBetween() {
        switch (window.bytes[window.start]) {
            case '\n' -> line++;
            case ' ', '\t', '\r', ',', 0x1e -> {}
            case '[' -> {
                if (arrays++ == 0) {
                    arrayLine = line;
                }
            }
            case ']' -> {
                if (arrays == 0 && !lost) {
                    return false;
                }
                window.start++;
                closeArray();
                return true;
            }
            case '}' -> {
                if (!lost) {
                    return false;
                }
            }
            default -> {
                return false;
            }
        }
        window.start++;
        return true;
    }

    private void closeArray() {
        arrays = Math.max(arrays - 1, 0);
        if (arrays == 0 && enveloped) {
            skipping = true;
            scan.begin(line, 1);
        }
    }

    private Reading.Rejected unexpected(byte found) {
        var what = found > ' ' && found < 0x7f ? "'" + (char) found + "'" : "byte 0x%02x".formatted(found & 0xff);
        return new Reading.Rejected(line, "between records stands " + what + ", expected a JSON object");
    }

    private boolean opensEnvelope() {
        if (arrays > 0) {
            return false;
        }
        int inside = envelope.probe(window);
        while (inside == Envelope.UNDECIDED && window.fill()) {
            inside = envelope.probe(window);
        }
        if (inside < 0) {
            return false;
        }
        arrayLine = line;
        for (int i = window.start; i < window.start + inside; i++) {
            line += window.bytes[i] == '\n' ? 1 : 0;
        }
        window.start += inside;
        arrays = 1;
        enveloped = true;
        lost = false;
        return true;
    }

    private boolean object(Consumer<RawRecord> records, Consumer<Reading.Rejected> rejections) {
        scan.begin(line, 0);
        var outcome = scan.scan(window);
        while (outcome == ObjectScan.Outcome.MORE && window.length() <= longest && window.fill()) {
            outcome = scan.scan(window);
        }
        if (outcome == ObjectScan.Outcome.BROKEN
                || (outcome == ObjectScan.Outcome.MORE && window.length() <= longest)) {
            return broken(outcome, rejections);
        }
        if (scan.position > longest || outcome == ObjectScan.Outcome.MORE) {
            rejections.accept(new Reading.Rejected(line, "the object is longer than %d bytes".formatted(longest)));
            skipping = outcome == ObjectScan.Outcome.MORE;
            window.start += skipping ? 0 : scan.position;
            line = scan.line;
            return true;
        }
        var record = new RawRecord(window.bytes, window.start, scan.position, line);
        window.start += scan.position;
        line = scan.line;
        records.accept(record);
        return true;
    }

    /** An object that another one interrupts, or the end of the text. */
    private boolean broken(ObjectScan.Outcome outcome, Consumer<Reading.Rejected> rejections) {
        boolean atEnd = outcome == ObjectScan.Outcome.MORE;
        int whole = atEnd ? window.length() : scan.position;
        boolean again = scan.candidate >= 0 && readAgain + whole - scan.candidate <= window.offset() + whole + SPARE;
        var where = atEnd ? "at the end of the text" : "where a line begins with the next";
        var damage = atEnd && !again ? window.takeDamage() : "";
        rejections.accept(new Reading.Rejected(line, damage.isEmpty() ? "the object is not closed " + where : damage));
        readAgain += again ? whole - scan.candidate : 0;
        window.start += again ? scan.candidate : whole;
        line = again ? scan.candidateLine : scan.line;
        forget();
        return true;
    }

    private void forget() {
        arrays = 0;
        enveloped = false;
        lost = true;
    }

    /** Passes over the rest of an object without holding it; true where that ended in a rejection. */
    private boolean skip(Consumer<Reading.Rejected> rejections) {
        var outcome = scan.scan(window);
        while (outcome == ObjectScan.Outcome.MORE) {
            window.start += scan.position;
            scan.dropped();
            if (!window.fill()) {
                break;
            }
            outcome = scan.scan(window);
        }
        skipping = false;
        window.start += outcome == ObjectScan.Outcome.MORE ? window.length() : scan.position;
        line = scan.line;
        boolean unclosed = enveloped && arrays == 0 && outcome != ObjectScan.Outcome.COMPLETE && !window.isDamaged();
        enveloped = enveloped && arrays > 0;
        if (unclosed) {
            rejections.accept(unclosed());
        }
        lost |= outcome == ObjectScan.Outcome.BROKEN;
        return unclosed;
    }

    private void resynchronise() {
        boolean lineStart = false;
        while (window.length() > 0 || window.fill()) {
            byte found = window.bytes[window.start];
            if (found == '{' && lineStart) {
                break;
            }
            lineStart = found == '\n';
            line += lineStart ? 1 : 0;
            window.start++;
        }
        resynchronising = false;
    }

    private boolean atEnd(Consumer<Reading.Rejected> rejections) {
        if (window.isDamaged()) {
            rejections.accept(new Reading.Rejected(line, window.takeDamage()));
            forget();
            return true;
        }
        if (arrays > 0) {
            rejections.accept(unclosed());
            forget();
            return true;
        }
        return false;
    }

    private Reading.Rejected unclosed() {
        var what = enveloped ? "the enclosing object" : "the array";
        return new Reading.Rejected(arrayLine, what + " that begins here is not closed");
    }
}
