package io.tallyman.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecognitionTest {

    private static final Source START = new StartLines("test:start", "start");
    private static final Source RUN = new StartLines("test:flow", "run");
    private static final Source FLOW = new StartObjects("test:flow", "flow");
    private static final Source AT = new StartObjects("test:at", "at");
    private static final Sources SOURCES = Sources.of(List.of(START, RUN, FLOW, AT));

    private static Peek peek(String text) throws IOException {
        return Peek.of(new ByteArrayInputStream(Texts.utf8(text)));
    }

    private static String reason(Recognition recognition) {
        return ((Recognition.NotOurs) recognition).reason();
    }

    @Test
    void aSourceIsKnownByItsFirstRecords() throws IOException {
        assertThat(SOURCES.recognise(peek("\n start\nrun 1 a\n"))).isInstanceOf(Recognition.NotOurs.class);
        assertThat(SOURCES.recognise(peek("\n\nstart 1 a"))).isEqualTo(new Recognition.Recognised(START));
        assertThat(SOURCES.recognise(peek("{\"items\":[\n{\n\"at\":1}]}"))).isEqualTo(new Recognition.Recognised(AT));
    }

    @Test
    void lookingConsumesNothing() throws IOException {
        var text = Texts.utf8("start 1 a\n".repeat(100_000));
        for (var bytes : List.of(text, Texts.gzip(text))) {
            for (int chunk : new int[] {3, 5000, 1 << 20}) {
                var peek = Peek.of(Texts.slowly(bytes, chunk));
                assertThat(SOURCES.recognise(peek)).isEqualTo(new Recognition.Recognised(START));
                assertThat(peek.whole().readAllBytes()).isEqualTo(bytes);
            }
        }
    }

    @Test
    void aFirstRecordThatIsLongIsLookedAtWhole() throws IOException {
        var object = "{\"text\":\"" + "x".repeat(3_000_000) + "\",\n\"at\":1}";
        assertThat(SOURCES.recognise(peek(object + object))).isEqualTo(new Recognition.Recognised(AT));
    }

    @Test
    void aPipeIsNotWaitedForOnceARecordIsThere() throws IOException {
        var peek = Peek.of(Texts.failingAfter(Texts.utf8("start 1 a\n")));
        assertThat(SOURCES.recognise(peek)).isEqualTo(new Recognition.Recognised(START));
    }

    @Test
    void aStatedSourceAndTheContentPickTheFormat() throws IOException {
        assertThat(SOURCES.recognise("test:flow", peek("run 1 a"))).isEqualTo(new Recognition.Recognised(RUN));
        assertThat(SOURCES.recognise("test:flow", peek("{\"flow\":1}"))).isEqualTo(new Recognition.Recognised(FLOW));
        assertThat(reason(SOURCES.recognise("test:flow", peek("start 1 a"))))
                .isEqualTo("it looks like text that begins with \"start 1 a\";"
                        + " test:flow is expected as lines of run, or objects with flow");
        assertThat(reason(SOURCES.recognise("test:flew", peek("run 1 a"))))
                .isEqualTo("no log source is called test:flew; known are test:at, test:flow, test:start");
    }

    @Test
    void whatIsOfNoSourceIsDescribed() throws IOException {
        assertThat(reason(SOURCES.recognise(peek("{\"a\":{\"x\":1},\"b\":[2],\"c\":3}"))))
                .isEqualTo("it looks like JSON with the keys a, b, c; expected one of the known logs");
        assertThat(reason(SOURCES.recognise(peek("# a\tcomment " + "x".repeat(100)))))
                .isEqualTo("it looks like text that begins with \"# a comment " + "x".repeat(48)
                        + "\"; expected one of the known logs");
        assertThat(reason(SOURCES.recognise(peek("a\0b\nc\n")))).startsWith("it looks like binary data;");
        assertThat(reason(SOURCES.recognise(peek("x".repeat(2_000_000))))).contains("one very long line");
        assertThat(reason(SOURCES.recognise(peek("PK\003\004…\nstart 1 a\n"))))
                .isEqualTo("it looks like a file that cannot be read: the file is a zip archive,"
                        + " expected UTF-8 text, plain or gzip; expected one of the known logs");
        assertThat(reason(SOURCES.recognise(peek("{\"a\":")))).contains("the object is not closed");
    }

    @Test
    void aTextWithoutRecordsIsEmpty() throws IOException {
        for (var text : List.of("", "\n \n", "[]", "{\"items\":[]}\n")) {
            assertThat(SOURCES.recognise(peek(text))).isEqualTo(new Recognition.Empty());
            assertThat(SOURCES.recognise("test:at", peek(text))).isEqualTo(new Recognition.Empty());
        }
    }

    @Test
    void twoSourcesThatClaimOneTextAreNamed() throws IOException {
        var other = new StartLines("test:other", "start");
        assertThat(Sources.of(List.of(START, other)).recognise(peek("start 1 a")))
                .isEqualTo(new Recognition.Ambiguous(List.of(START, other)));
    }

    @Test
    void aSourceStandsOnlyOnceInTheList() {
        assertThatThrownBy(() -> Sources.of(List.of(START, FLOW, START)))
                .hasMessage("test:start (lines of start) is given twice.");
    }

    @Test
    void aLogOfObjectsMayBeginWithinOne() throws IOException {
        assertThat(SOURCES.recognise(peek("n\":\"tail\"}\n{\"at\":1}\n{\"at\":2}\n")))
                .isEqualTo(new Recognition.Recognised(AT));
    }

    @Test
    void oneLineWithoutItsEndIsAWholeLineAndAnObject() throws IOException {
        var lines = new StartLines("test:line", "{");
        assertThat(Sources.of(List.of(lines)).recognise(peek("{ \"x\":1}")))
                .isEqualTo(new Recognition.Recognised(lines));
    }

    @Test
    void aStatedLogThatIsMostlyDamagedIsOfItsLikeliestFormat() throws IOException {
        var text = "torn\n".repeat(9) + "run 1 a\n";
        assertThat(SOURCES.recognise("test:flow", peek(text))).isEqualTo(new Recognition.Recognised(RUN));
        assertThat(SOURCES.recognise(peek(text))).isInstanceOf(Recognition.NotOurs.class);
    }

    @Test
    void textInBracketsIsNotTakenForDamagedJson() throws IOException {
        assertThat(reason(SOURCES.recognise(peek("[1795383763.1] [NEW] tcp 6\n"))))
                .startsWith("it looks like text that begins with \"[1795383763.1] [NEW] tcp 6\"");
    }
}
