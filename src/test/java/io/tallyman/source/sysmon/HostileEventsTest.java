package io.tallyman.source.sysmon;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.ProcessExecuted;
import io.tallyman.source.Readings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileEventsTest {

    private static final String GOOD = Written.event(1, Written.MINER);

    private static Readings read(String text) {
        return Readings.of(new SysmonXml(), text);
    }

    /** Something is rejected, and the good event behind it is read. */
    private static void isRejected(String bad, String reason) {
        var read = read(bad + "\n" + GOOD);
        assertThat(read.reasons()).hasSize(1).first().asString().contains(reason);
        assertThat(read.events()).hasSize(1);
    }

    @Test
    void anEventThatIsNotClosedEndsWhereTheNextBegins() {
        isRejected(GOOD.substring(0, 300), "is not closed before the next");
        assertThat(read(GOOD + "\n" + GOOD.substring(0, 300)).reasons())
                .containsExactly("The event that begins here is not closed by the end; expected </Event>.");
    }

    @Test
    void malformedXmlIsRejected() {
        isRejected(GOOD.replace("</Data>", "</Date>"), "not well-formed XML");
        isRejected(GOOD.replace("4321", "&nbsp;"), "not well-formed XML");
        isRejected(GOOD.replace("4321", "\u0001"), "not well-formed XML");
    }

    @Test
    void noEntityIsExpanded() {
        var bomb = new StringBuilder("<!DOCTYPE Event [<!ENTITY a0 'ha'>");
        for (int i = 1; i < 40; i++) {
            bomb.append("<!ENTITY a%d '&a%d;&a%d;'>".formatted(i, i - 1, i - 1));
        }
        var before = read(bomb + "]>\n" + GOOD.replace("4321", "&a39;"));
        assertThat(before.events()).isEmpty();
        assertThat(before.reasons()).hasSize(2);
        isRejected("<Event>" + bomb + "]>&a39;</Event>", "not well-formed XML");
    }

    @Test
    void noFileIsRead(@TempDir Path folder) throws Exception {
        var secret = Files.writeString(folder.resolve("secret"), "s3cret");
        var text = "<Event><!DOCTYPE x [<!ENTITY f SYSTEM '%s'>]>&f;</Event>".formatted(secret.toUri());
        isRejected(text, "not well-formed XML");
        assertThat(read(text).reasons().toString()).doesNotContain("s3cret");
    }

    @Test
    void deepNestingAndManyFieldsAreRejected() {
        isRejected("<Event>" + "<a>".repeat(50_000) + "</a>".repeat(50_000) + "</Event>", "more than 16 levels");
        var fields = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            fields.append("<Data Name='f").append(i).append("'/>");
        }
        isRejected("<Event><EventData>" + fields + "</EventData></Event>", "256 fields");
    }

    @Test
    void anEventThatIsTooLongIsGivenUpAndItsRestPassedOver() {
        var line = "x".repeat(100_000) + "\n";
        isRejected("<Event>\n" + line.repeat(30) + "</Event>", "longer than 1048576 characters");
    }

    @Test
    void aLineOfNothingButMalformedEventsIsGivenUp() {
        var read = read("<Event><</Event>".repeat(500_000) + "\n" + GOOD);
        assertThat(read.reasons()).hasSize(101).last().asString().contains("its rest is not read");
        assertThat(read.events()).hasSize(1);
        assertThat(read("<Event ".repeat(1_000_000)).reasons()).hasSize(1);
    }

    @Test
    void whatStandsBetweenEventsIsRejectedByItself() {
        isRejected("WARNING: truncated", "Between events stands \"WARNING: truncated\"");
        isRejected("<Events><Other/>", "Between events stands \"<Other/>\"");
    }

    @Test
    void charactersThatXmlWritesInItsOwnWaysAreRead() {
        var data = Written.with(Written.MINER, "CommandLine", "a&#9;<![CDATA[<b> & </c>]]>");
        assertThat(read(Written.event(1, data)).only(ProcessExecuted.class).arguments())
                .containsExactly("a", "<b>", "&", "</c>");
    }
}
