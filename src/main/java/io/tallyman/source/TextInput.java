package io.tallyman.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.List;

/** The text of a file: unpacked where it is gzip, without a byte order mark, refused where it is known to be no text. */
final class TextInput {

    private static final int LONGEST_MAGIC = 8;
    private static final int BYTE_ORDER_MARK = 3;

    private static final List<Magic> REFUSED = List.of(
            new Magic("is compressed with zstd", 0x28, 0xb5, 0x2f, 0xfd),
            new Magic("is compressed with bzip2", 'B', 'Z', 'h', -1, 0x31, 0x41, 0x59, 0x26),
            new Magic("is compressed with xz", 0xfd, '7', 'z', 'X', 'Z', 0),
            new Magic("is compressed with lz4", 0x04, 0x22, 0x4d, 0x18),
            new Magic("is a zip archive", 'P', 'K', 3, 4),
            new Magic("is a journal in its binary form", 'L', 'P', 'K', 'S', 'H', 'H', 'R', 'H'),
            new Magic("is a Windows event log in its binary form", 'E', 'l', 'f', 'F', 'i', 'l', 'e', 0),
            new Magic("is a packet capture", 0xd4, 0xc3, 0xb2, 0xa1),
            new Magic("is a packet capture", 0x0a, 0x0d, 0x0d, 0x0a));

    private static final List<Magic> UTF_16 =
            List.of(new Magic("is UTF-16 text", 0xff, 0xfe), new Magic("is UTF-16 text", 0xfe, 0xff));

    private TextInput() {}

    /**
     * The text of these bytes.
     *
     * @throws Refused where the first bytes are those of a format that is not read
     */
    static InputStream of(InputStream raw) throws IOException {
        var head = raw.readNBytes(LONGEST_MAGIC);
        refuse(REFUSED, head);
        if (head.length < 2 || (head[0] & 0xff) != 0x1f || (head[1] & 0xff) != 0x8b) {
            return withoutMark(head, raw);
        }
        var unpacked = new GzipInput(join(head, raw));
        return withoutMark(unpacked.readNBytes(BYTE_ORDER_MARK), unpacked);
    }

    private static InputStream withoutMark(byte[] head, InputStream rest) throws Refused {
        refuse(UTF_16, head);
        var marked = new Magic("", 0xef, 0xbb, 0xbf).opens(head);
        return join(marked ? Arrays.copyOfRange(head, BYTE_ORDER_MARK, head.length) : head, rest);
    }

    private static InputStream join(byte[] head, InputStream rest) {
        return new SequenceInputStream(new ByteArrayInputStream(head), rest);
    }

    private static void refuse(List<Magic> magics, byte[] head) throws Refused {
        for (var magic : magics) {
            if (magic.opens(head)) {
                throw new Refused("the file " + magic.what + ", expected UTF-8 text, plain or gzip");
            }
        }
    }

    /** The file is of a format that is not read; the message says which. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason);
        }
    }

    /** The first bytes of a format; -1 stands for any byte. */
    private static final class Magic {
        private final String what;
        private final int[] bytes;

        Magic(String what, int... bytes) {
            this.what = what;
            this.bytes = bytes;
        }

        boolean opens(byte[] head) {
            if (head.length < bytes.length) {
                return false;
            }
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] >= 0 && bytes[i] != (head[i] & 0xff)) {
                    return false;
                }
            }
            return true;
        }
    }
}
