package io.tallyman.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An input whose first records were looked at and not consumed. It looks at 64 KiB, at more where no record is complete
 * by then, and at less where a pipe has no more to give at the moment.
 */
public final class Peek {

    private static final int USUAL = 64 << 10;
    private static final int LONGEST_LINE = 1 << 20;
    private static final int LONGEST_OBJECT = RecordReader.LONGEST_RECORD + USUAL;
    private static final int SAMPLE = 32;

    private final InputStream in;
    private byte[] head = new byte[USUAL];
    private int length;
    private boolean ended;
    private boolean json;
    private Sample lines = Sample.NONE;
    private Sample objects = Sample.NONE;

    private Peek(InputStream in) {
        this.in = in;
    }

    /** Looks at an input; it must not be read but through {@link #whole} from now on. */
    public static Peek of(InputStream in) throws IOException {
        var peek = new Peek(in);
        while (!peek.ended && !peek.hasEnough()) {
            peek.read();
        }
        peek.cut();
        return peek;
    }

    private void read() throws IOException {
        if (length == head.length) {
            head = Arrays.copyOf(head, 2 * length);
        }
        int count = in.read(head, length, head.length - length);
        ended = count < 0;
        length += Math.max(count, 0);
    }

    private boolean hasEnough() throws IOException {
        if (length == 0 || (length < head.length && in.available() > 0)) {
            return false;
        }
        cut();
        boolean hasLine = !lines.records.isEmpty() || length >= LONGEST_LINE;
        return hasLine && (!json || !objects.records.isEmpty() || length >= LONGEST_OBJECT);
    }

    private void cut() {
        json = beginsAsJson();
        lines = cut(Source.Framing.LINES);
        objects = json || isMostlyObjects(lines.records) ? cut(Source.Framing.JSON) : Sample.NONE;
    }

    /** A log of objects may begin within one, or with a line of something else. */
    private static boolean isMostlyObjects(List<RawRecord> lines) {
        return 2 * lines.stream().filter(line -> line.firstByte() == '{').count() > lines.size();
    }

    private InputStream looked() {
        var bytes = new ByteArrayInputStream(head, 0, length);
        return ended ? bytes : new SequenceInputStream(bytes, new NotYetRead());
    }

    private boolean beginsAsJson() {
        try (var text = TextInput.of(looked())) {
            int first = text.read();
            while (first >= 0 && first <= ' ') {
                first = text.read();
            }
            return first == '{' || first == '[';
        } catch (IOException unreadable) {
            return false; // the sample's rejections say why
        }
    }

    private Sample cut(Source.Framing framing) {
        var reader = new RecordReader(looked(), framing);
        var records = new ArrayList<RawRecord>();
        var rejections = new ArrayList<Reading.Rejected>();
        boolean more = true;
        while (more && records.size() < SAMPLE && rejections.size() < SAMPLE) {
            more = reader.next(record -> records.add(copy(record)), rejections::add);
        }
        rejections.removeIf(rejected -> rejected.reason().endsWith(NotYetRead.REASON));
        return new Sample(records, rejections);
    }

    private static RawRecord copy(RawRecord record) {
        var own = Arrays.copyOfRange(record.bytes(), record.offset(), record.offset() + record.length());
        return new RawRecord(own, 0, own.length, record.line());
    }

    /** The first records in this framing; none where the text does not begin as the framing asks for. */
    List<RawRecord> sample(Source.Framing framing) {
        return (framing == Source.Framing.LINES ? lines : objects).records;
    }

    /** Whether it begins as JSON does. */
    boolean isJson() {
        return json;
    }

    /** What was rejected on the way to the first records. */
    List<Reading.Rejected> rejections() {
        return json ? objects.rejections : lines.rejections;
    }

    /** Whether no record ends within what was looked at. */
    boolean isOneLongRecord() {
        return !ended && sample(Source.Framing.LINES).isEmpty();
    }

    /** The input from its first byte on. May be asked for once. */
    public InputStream whole() {
        return new SequenceInputStream(new ByteArrayInputStream(head, 0, length), in);
    }

    private record Sample(List<RawRecord> records, List<Reading.Rejected> rejections) {
        static final Sample NONE = new Sample(List.of(), List.of());
    }

    /** Stands for the bytes that were not looked at: a record that reaches into them is not complete. */
    private static final class NotYetRead extends InputStream {
        private static final String REASON = "the rest was not looked at";

        @Override
        public int read() throws IOException {
            throw new IOException(REASON);
        }

        @Override
        public int read(byte[] into, int offset, int count) throws IOException {
            return read();
        }
    }
}
