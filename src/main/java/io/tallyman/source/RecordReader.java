package io.tallyman.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * The records of one text, plain or gzip, in order. What cannot be cut is a rejection, and reading goes on behind it: a
 * record that is too long, bytes that are no text, a file that is damaged from some point on.
 *
 * <p>Waits for input only while no record is complete, so it serves pipes that are written to slowly. Its memory is one
 * buffer, which grows with the longest record up to the limit.
 */
public final class RecordReader implements Closeable {

    /** The longest record that is read, in bytes. */
    public static final int LONGEST_RECORD = 16 << 20;

    private static final int READ_AHEAD = 128 << 10;

    private final Window window;
    private final Cutter cutter;
    private final Consumer<RawRecord> unwrapping = this::unwrap;
    private Consumer<RawRecord> records = record -> {};

    public RecordReader(InputStream bytes, Source.Framing framing) {
        this(bytes, framing, LONGEST_RECORD);
    }

    /** @param longest how many bytes a record may have */
    public RecordReader(InputStream bytes, Source.Framing framing, int longest) {
        if (longest < 1 || longest > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException(
                    "The longest record (%d bytes) must be between 1 byte and 1 GiB.".formatted(longest));
        }
        window = new Window(bytes, longest + READ_AHEAD);
        cutter = switch (framing) {
            case LINES -> new LineCutter(window, longest);
            case JSON -> new JsonCutter(window, longest);
        };
    }

    /**
     * Hands on the next record or the next rejection, exactly one of them; false at the end, when there is neither. A
     * record is a view that holds until this is called again.
     */
    public boolean next(Consumer<RawRecord> records, Consumer<Reading.Rejected> rejections) {
        this.records = records;
        return cutter.next(unwrapping, rejections);
    }

    private void unwrap(RawRecord record) {
        records.accept(SplunkExport.unwrap(record));
    }

    /** How many bytes its buffer has. */
    int held() {
        return window.bytes.length;
    }

    @Override
    public void close() throws IOException {
        window.close();
    }
}
