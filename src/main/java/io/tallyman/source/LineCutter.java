package io.tallyman.source;

import java.util.function.Consumer;

/**
 * Cuts a text into lines, which end with LF or CRLF; the last may lack its end. Blank lines are passed over. A line that
 * is too long or holds a NUL byte is rejected.
 */
final class LineCutter implements Cutter {

    private static final long FEEDS = Words.of('\n');

    private final Window window;
    private final int longest;
    private long line = 1;
    /** How many bytes from the window's start are known to hold no line feed. */
    private int scanned;

    private boolean binary;
    private boolean skipping;

    LineCutter(Window window, int longest) {
        this.window = window;
        this.longest = longest;
    }

    @Override
    public boolean next(Consumer<RawRecord> records, Consumer<Reading.Rejected> rejections) {
        while (true) {
            int feed = lineFeed();
            if (feed >= 0) {
                if (cut(feed - window.start, 1, records, rejections)) {
                    return true;
                }
            } else if (skipping) {
                window.start = window.end;
                scanned = 0;
                if (!window.fill()) {
                    skipping = false;
                }
            } else if (scanned > longest + 1) {
                rejections.accept(tooLong());
                skipping = true;
                return true;
            } else if (!window.fill()) {
                return last(records, rejections);
            }
        }
    }

    /** A text that is damaged ends within a line: what is left of it is no record. */
    private boolean last(Consumer<RawRecord> records, Consumer<Reading.Rejected> rejections) {
        if (window.isDamaged()) {
            window.start = window.end;
            scanned = 0;
            rejections.accept(new Reading.Rejected(line, window.takeDamage()));
            return true;
        }
        return window.length() > 0 && cut(window.length(), 0, records, rejections);
    }

    /** Takes a line from the window; false where there is nothing to hand on. */
    private boolean cut(int length, int lineEnd, Consumer<RawRecord> records, Consumer<Reading.Rejected> rejections) {
        int from = window.start;
        long at = line++;
        boolean nul = binary;
        boolean skipped = skipping;
        window.start += length + lineEnd;
        scanned = 0;
        binary = false;
        skipping = false;
        if (skipped) {
            return false;
        }
        int trimmed = length > 0 && window.bytes[from + length - 1] == '\r' ? length - 1 : length;
        if (nul) {
            rejections.accept(new Reading.Rejected(at, "the line holds NUL bytes, expected text"));
            return true;
        }
        if (trimmed > longest) {
            rejections.accept(new Reading.Rejected(at, tooLong().reason()));
            return true;
        }
        var record = new RawRecord(window.bytes, from, trimmed, at);
        if (record.firstByte() == 0) {
            return false;
        }
        records.accept(record);
        return true;
    }

    private Reading.Rejected tooLong() {
        return new Reading.Rejected(line, "the line is longer than %d bytes".formatted(longest));
    }

    /** Index of the next line feed in the window, or -1; notes NUL bytes on the way. */
    private int lineFeed() {
        byte[] bytes = window.bytes;
        int i = window.start + scanned;
        int end = window.end;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            long word = Words.at(bytes, i);
            long feed = Words.zeros(word ^ FEEDS);
            if (Words.zeros(word) != 0) {
                break;
            }
            if (feed != 0) {
                return i + Words.first(feed);
            }
        }
        return lineFeed(bytes, i, end);
    }

    private int lineFeed(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
            binary |= bytes[i] == 0;
        }
        scanned = end - window.start;
        return -1;
    }
}
