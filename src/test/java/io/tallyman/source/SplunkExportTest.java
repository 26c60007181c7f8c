package io.tallyman.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplunkExportTest {

    private static final String AUDIT = "type=SYSCALL msg=audit(1795383763.626:17): arch=c000003e syscall=59";

    private static String exported(String raw) {
        return "{\"preview\":false,\"offset\":3,\"result\":{\"_time\":\"2026-11-22\",\"_raw\":\""
                + raw.replace("\"", "\\\"") + "\"}}\n";
    }

    private static List<String> records(String text, Source.Framing framing) {
        var records = new ArrayList<String>();
        var reader = new RecordReader(new ByteArrayInputStream(Texts.utf8(text)), framing);
        boolean more = true;
        while (more) {
            more = reader.next(record -> records.add(record.line() + " " + record.text()), rejected -> {});
        }
        return records;
    }

    @Test
    void theRawRecordIsTakenOutOfAnExport() {
        var text = exported(AUDIT) + exported("{\"a\":1}");
        assertThat(records(text, Source.Framing.LINES)).containsExactly("1 " + AUDIT, "2 {\"a\":1}");
        assertThat(records(text, Source.Framing.JSON)).containsExactly("1 " + AUDIT, "2 {\"a\":1}");
    }

    @Test
    void whatIsNoExportStaysAsItIs() {
        for (var text :
                new String[] {"{\"preview\":false}", "{\"preview\":false,\"result\":{\"_raw\":1", "{}", AUDIT}) {
            assertThat(records(text, Source.Framing.LINES)).containsExactly("1 " + text);
        }
    }

    @Test
    void anExportIsRecognisedByWhatItHolds() throws IOException {
        var peek = Peek.of(new ByteArrayInputStream(Texts.utf8(exported(AUDIT).repeat(2))));
        assertThat(Sources.shipped().recognise(peek))
                .isInstanceOfSatisfying(
                        Recognition.Recognised.class,
                        recognised ->
                                assertThat(recognised.source().logSource()).isEqualTo("auditd:SYSCALL"));
    }
}
