package io.tallyman.source;

import static io.tallyman.source.Source.Framing.LINES;
import static io.tallyman.source.Texts.gzip;
import static io.tallyman.source.Texts.join;
import static io.tallyman.source.Texts.read;
import static io.tallyman.source.Texts.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {

    @Test
    void linesEndWithLineFeedOrCarriageReturnAndLineFeedAndTheLastWithNothing() {
        assertThat(read("one\ntwo\r\n\r\n \nfive", LINES)).containsExactly("1: one", "2: two", "5: five");
    }

    @Test
    void aLastLineThatIsEndedIsNoFurtherLine() {
        assertThat(read("one\n", LINES)).containsExactly("1: one");
    }

    @Test
    void anEmptyFileHoldsNothing() {
        assertThat(read("", LINES)).isEmpty();
        assertThat(read(gzip(new byte[0]), LINES)).isEmpty();
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstLine() {
        assertThat(read("\ufeffone\n\ufefftwo", LINES)).containsExactly("1: one", "2: \ufefftwo");
        assertThat(read(gzip(utf8("\ufeffone")), LINES)).containsExactly("1: one");
        assertThat(read("\ufeff", LINES)).isEmpty();
    }

    @Test
    void recordsAreViewsOfOneBuffer() {
        var buffers = new ArrayList<byte[]>();
        var reader = new RecordReader(new ByteArrayInputStream(utf8("one\ntwo\nthree\n")), LINES);
        boolean more = true;
        while (more) {
            more = reader.next(record -> buffers.add(record.bytes()), rejected -> {});
        }
        assertThat(buffers).hasSize(3).allMatch(buffer -> buffer == buffers.get(0));
    }

    @Test
    void membersOfAGzipFileAreOneText() {
        var packed = join(gzip(utf8("one\ntw")), gzip(new byte[0]), gzip(utf8("o\nthree")), new byte[512]);
        assertThat(read(packed, LINES)).containsExactly("1: one", "2: two", "3: three");
        assertThat(read(Texts.slowly(packed, 1), LINES, 100)).containsExactly("1: one", "2: two", "3: three");
    }

    @Test
    void aGzipHeaderMayCarryNameCommentExtraFieldAndChecksum() {
        var packed = gzip(utf8("one\n"));
        packed[3] = 2 | 4 | 8 | 16;
        var extended = join(
                Arrays.copyOf(packed, 10),
                new byte[] {3, 0, 7, 7, 7},
                utf8("name\0comment\0"),
                new byte[] {1, 2},
                Arrays.copyOfRange(packed, 10, packed.length));
        assertThat(read(extended, LINES)).containsExactly("1: one");
    }

    @Test
    void whatStandsBeforeTheDamageOfAGzipFileIsRead() {
        var text = new StringBuilder();
        var random = new Random(7);
        for (int i = 1; i <= 20_000; i++) {
            text.append(i).append(' ').append(random.nextLong()).append('\n');
        }
        var packed = gzip(utf8(text.toString()));
        for (int at : new int[] {packed.length / 3, packed.length - 4}) {
            var found = read(Arrays.copyOf(packed, at), LINES);
            var whole = found.subList(0, found.size() - 1);
            assertThat(whole)
                    .hasSizeGreaterThan(5000)
                    .isEqualTo(read(text.toString(), LINES).subList(0, whole.size()));
            assertThat(found.get(found.size() - 1))
                    .matches((whole.size() + 1)
                            + "! gzip stream is damaged after \\d+ bytes of text: it ends too early");
        }
    }

    @Test
    void aWrongChecksumIsOneRejectionBehindTheText() {
        var packed = gzip(utf8("one\ntwo\n"));
        packed[packed.length - 8] ^= 1;
        assertThat(read(packed, LINES))
                .containsExactly(
                        "1: one",
                        "2: two",
                        "3! gzip stream is damaged after 8 bytes of text: its checksum does not match");
    }

    @Test
    void malformedGzipDataAndTrailingBytesAreOneRejection() {
        var packed = gzip(utf8("one\n"));
        var broken = packed.clone();
        broken[10] = 7;
        assertThat(read(broken, LINES))
                .containsExactly("1! gzip stream is damaged after 0 bytes of text: its compressed data is malformed");
        assertThat(read(join(packed, utf8("junk")), LINES))
                .containsExactly("1: one", "2! gzip stream is damaged after 4 bytes of text: what follows is not gzip");
    }

    @Test
    void anInputThatFailsEndsWithOneRejectionAndItsCutOffLineIsNoRecord() {
        assertThat(read(Texts.failingAfter(utf8("one\ntwo\nthr")), LINES, 100))
                .containsExactly("1: one", "2: two", "3! reading failed after 11 bytes of text: the disk is gone");
    }

    @ParameterizedTest
    @CsvSource({
        "28b52ffd04000000, is compressed with zstd",
        "425a683931415926, is compressed with bzip2",
        "fd377a585a000004, is compressed with xz",
        "504b030414000000, is a zip archive",
        "4c504b5348485248, is a journal in its binary form",
        "fffe7b0022000000, is UTF-16 text"
    })
    void formatsThatAreNotReadAreRefusedByName(String magic, String reason) {
        var file = join(java.util.HexFormat.of().parseHex(magic), utf8("…\n…\n"));
        assertThat(read(file, LINES)).containsExactly("1! the file " + reason + ", expected UTF-8 text, plain or gzip");
    }

    @Test
    void aLineThatIsTooLongIsRejectedAndTheNextIsRead() {
        var text = "12345678\n123456789\n12345678\r\n" + "x".repeat(500_000) + "\nlast";
        var tooLong = "! the line is longer than 8 bytes";
        for (int chunk : new int[] {1, 7, 1 << 20}) {
            assertThat(read(Texts.slowly(utf8(text), chunk), LINES, 8))
                    .containsExactly("1: 12345678", "2" + tooLong, "3: 12345678", "4" + tooLong, "5: last");
        }
    }

    @Test
    void aLineOfAHundredMegabytesCostsNoMoreThanTheBuffer() {
        var reader = new RecordReader(Texts.endless("one\n", 100_000_000, "\nthree\n"), LINES);
        var found = new ArrayList<String>();
        boolean more = true;
        while (more) {
            more = reader.next(record -> found.add(record.text()), rejected -> found.add(rejected.line() + "!"));
        }
        assertThat(found).containsExactly("one", "2!", "three");
        assertThat(reader.held()).isLessThan(RecordReader.LONGEST_RECORD + (1 << 20));
    }

    @Test
    void aLineWithNulBytesIsRejectedAndOthersAreNot() {
        assertThat(read("one\nt\0\0wo\nthree\0\nfour and more\n\0\0\0\0\0\0\0\0\0\0", LINES))
                .containsExactly(
                        "1: one",
                        "2! the line holds NUL bytes, expected text",
                        "3! the line holds NUL bytes, expected text",
                        "4: four and more",
                        "5! the line holds NUL bytes, expected text");
    }

    @Test
    void malformedUtf8IsHandedOnAsItIs() {
        assertThat(read(join(utf8("a"), new byte[] {(byte) 0xff, (byte) 0xc3}, utf8("\nb")), LINES))
                .containsExactly("1: a\ufffd\ufffd", "2: b");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 100_000})
    void linesAreTheSameHoweverTheBytesArrive(int chunk) {
        var random = new Random(chunk);
        var lines = new ArrayList<String>();
        for (int i = 0; i < 3000; i++) {
            lines.add((i + 1) + ": " + "aé".repeat(random.nextInt(60)) + "z");
        }
        var text = utf8(String.join(
                "\n", lines.stream().map(l -> l.replaceFirst("\\d+: ", "")).toList()));
        assertThat(read(Texts.slowly(text, chunk), LINES, 1000)).isEqualTo(lines);
        assertThat(read(Texts.slowly(gzip(text), chunk), LINES, 1000)).isEqualTo(List.copyOf(lines));
    }
}
