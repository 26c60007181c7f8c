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
    private final Surroundings around = new Surroundings();
    private long line = 1;
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
            } else if (around.passes(window.bytes[window.start], line)) {
                line += window.bytes[window.start++] == '\n' ? 1 : 0;
                if (around.isInTail()) {
                    skipping = true;
                    scan.begin(line, 1);
                }
            } else {
                rejections.accept(unexpected(window.bytes[window.start]));
                resynchronising = true;
                around.forget();
                return true;
            }
        }
    }

    private boolean opensEnvelope() {
        if (around.isInArray()) {
            return false;
        }
        int inside = envelope.probe(window);
        while (inside == Envelope.UNDECIDED && window.fill()) {
            inside = envelope.probe(window);
        }
        if (inside < 0) {
            return false;
        }
        around.openEnvelope(line);
        for (int i = window.start; i < window.start + inside; i++) {
            line += window.bytes[i] == '\n' ? 1 : 0;
        }
        window.start += inside;
        return true;
    }

    private boolean object(Consumer<RawRecord> records, Consumer<Reading.Rejected> rejections) {
        int whole = around.isInArray() ? -1 : WholeLine.length(window);
        if (whole >= 0 && whole <= longest) {
            return cut(whole, line, records);
        }
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
        return cut(scan.position, scan.line, records);
    }

    private boolean cut(int length, long lastLine, Consumer<RawRecord> records) {
        var record = new RawRecord(window.bytes, window.start, length, line);
        window.start += length;
        line = lastLine;
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
        around.forget();
        return true;
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
        boolean complete = outcome == ObjectScan.Outcome.COMPLETE;
        boolean unclosed = around.isInTail() && !complete && !window.isDamaged();
        if (unclosed) {
            rejections.accept(around.unclosed());
        }
        if (complete) {
            around.leaveTail();
        } else {
            around.forget();
        }
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
            around.forget();
            return true;
        }
        if (around.isInArray()) {
            rejections.accept(around.unclosed());
            around.forget();
            return true;
        }
        return false;
    }

    private Reading.Rejected unexpected(byte found) {
        var what = found > ' ' && found < 0x7f ? "'" + (char) found + "'" : "byte 0x%02x".formatted(found & 0xff);
        return new Reading.Rejected(line, "between records stands " + what + ", expected a JSON object");
    }
}
