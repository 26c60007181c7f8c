package io.tallyman.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tallyman.event.Feed;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Work is counted as bytes allocated, which unlike time is the same in every run. */
class LinearWorkTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int SIZE = 8 << 10;
    private static final int PLACES = 3;
    private static final int RECORDS = 3;
    /** Jackson's buffers grow in steps, at other sizes on other platforms; quadratic work would be tens of megabytes. */
    private static final long SLACK = 1 << 20;

    private static final List<String> FILLERS = List.of(
            "a",
            "a ",
            "  ",
            "\t",
            "-c ",
            "sh -c ",
            "x=y ",
            "\"x\",",
            "{\"a\":1},",
            "\\\"",
            "\\u0041",
            "%41",
            "::",
            "1.",
            "((",
            "/",
            "$(",
            "'",
            "|",
            "; ",
            "41",
            "http://a.example ",
            "a0[1]=41 ");

    @TestFactory
    List<DynamicTest> twiceTheRecordIsTwiceTheWork() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        FuzzTest.samples()
                .forEach((source, records) -> tests.add(DynamicTest.dynamicTest(
                        source.logSource() + ", " + source.format(), () -> check(source, spread(records)))));
        return tests;
    }

    /** A few records from all over the sample. */
    private static List<byte[]> spread(List<byte[]> records) {
        var few = new ArrayList<byte[]>();
        int step = Math.max(1, records.size() / RECORDS);
        for (int i = 0; i < records.size(); i += step) {
            few.add(records.get(i));
        }
        return few;
    }

    private static void check(Source source, List<byte[]> records) {
        for (var record : records) {
            for (var filler : FILLERS) {
                for (int place = 1; place <= PLACES; place++) {
                    int at = record.length * place / (PLACES + 1);
                    var single = grown(record, at, filler, SIZE);
                    var twice = grown(record, at, filler, 2 * SIZE);
                    work(source, single); // Jackson keeps a table of keys, which grows once
                    work(source, twice);
                    long one = work(source, single);
                    long two = work(source, twice);
                    assertThat(two)
                            .as(
                                    "%s times %d and %d at byte %d of %s",
                                    filler, SIZE, 2 * SIZE, at, new String(record, StandardCharsets.UTF_8))
                            .isLessThan(3 * one + SLACK);
                }
            }
        }
    }

    private static byte[] grown(byte[] record, int at, String filler, int size) {
        var text = filler.repeat(size / filler.length()).getBytes(StandardCharsets.UTF_8);
        var grown = Arrays.copyOf(record, record.length + text.length);
        System.arraycopy(text, 0, grown, at, text.length);
        System.arraycopy(record, at, grown, at + text.length, record.length - at);
        return grown;
    }

    private static long work(Source source, byte[] record) {
        var parser = source.open(new Feed("log", source.logSource(), "", "", ""));
        var raw = new RawRecord(record, 0, record.length, 1);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        parser.accept(raw, FuzzTest::look);
        parser.end(FuzzTest::look);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
