package io.tallyman.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The text of a gzip file of any number of members. Unlike the JDK's stream it does not ask a pipe whether more is
 * available before it reads the next member, and it hands out every byte that stands before a damage.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952, which defines the format</a>
 */
final class GzipInput extends InputStream {

    private static final int CHECKSUM_OF_HEADER = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] packed = new byte[32 << 10];
    private int position;
    private int end;
    private int members;
    private boolean inMember;
    private @Nullable ZipException damage;

    GzipInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (damage != null) {
            throw damage;
        }
        while (length > 0) {
            if (!inMember && !nextMember()) {
                return -1;
            }
            int count = inflate(bytes, offset, length);
            if (count > 0) {
                checksum.update(bytes, offset, count);
                return count;
            }
            if (damage != null) {
                throw damage;
            }
        }
        return 0;
    }

    /** Bytes of text, or 0 where a member has ended, more input was fetched or the data is damaged. */
    private int inflate(byte[] bytes, int offset, int length) throws IOException {
        long before = inflater.getBytesWritten();
        try {
            int count = inflater.inflate(bytes, offset, length);
            if (count > 0) {
                return count;
            }
        } catch (DataFormatException malformed) {
            damage = new ZipException("its compressed data is malformed");
            return (int) (inflater.getBytesWritten() - before);
        }
        if (inflater.finished()) {
            position = end - inflater.getRemaining();
            endMember();
        } else if (inflater.needsDictionary()) {
            throw new ZipException("it asks for a dictionary");
        } else {
            fetch();
            inflater.setInput(packed, position, end - position);
        }
        return 0;
    }

    private void endMember() throws IOException {
        long expected = littleEndian();
        long size = littleEndian();
        if (expected != checksum.getValue() || size != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw new ZipException("its checksum does not match");
        }
        inMember = false;
    }

    /** Reads the header of the next member; false at the end of the file, which may be padded with zeros. */
    private boolean nextMember() throws IOException {
        int first = peek();
        while (members > 0 && first == 0) {
            position++;
            first = peek();
        }
        if (first < 0) {
            return false;
        }
        if (next() != 0x1f || next() != 0x8b || next() != 8) {
            throw new ZipException("what follows is not gzip");
        }
        header();
        members++;
        inMember = true;
        checksum.reset();
        inflater.reset();
        inflater.setInput(packed, position, end - position);
        return true;
    }

    private void header() throws IOException {
        int flags = next();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & CHECKSUM_OF_HEADER) != 0) {
            skip(2);
        }
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        int read = next();
        while (read != 0) {
            read = next();
        }
    }

    private long littleEndian() throws IOException {
        return next() | (long) next() << 8 | (long) next() << 16 | (long) next() << 24;
    }

    private int next() throws IOException {
        if (position == end) {
            fetch();
        }
        return packed[position++] & 0xff;
    }

    private int peek() throws IOException {
        if (position < end || more()) {
            return packed[position] & 0xff;
        }
        return -1;
    }

    private void fetch() throws IOException {
        if (!more()) {
            throw new ZipException("it ends too early");
        }
    }

    private boolean more() throws IOException {
        int count = in.read(packed, 0, packed.length);
        position = 0;
        end = Math.max(count, 0);
        return count > 0;
    }

    /** At least one byte where compressed bytes are at hand: a guess, as for every stream. */
    @Override
    public int available() throws IOException {
        return position < end ? 1 : in.available();
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
