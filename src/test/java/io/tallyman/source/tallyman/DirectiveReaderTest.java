package io.tallyman.source.tallyman;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.UserDataDirective;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectiveReaderTest {

    private static Reading read(String content) {
        var readings = new ArrayList<Reading>();
        var line = "{\"event\":\"UserDataObserved\",\"time\":\"2026-11-20T13:05:01Z\","
                + "\"machine\":{\"cloud\":\"aws\",\"id\":\"i-0abc\"},\"content\":\"" + content + "\"}";
        new TallymanSource().open(Samples.NOWHERE).accept(RawRecord.of(line, 7), readings::add);
        return readings.get(0);
    }

    @Test
    void userDataBecomesItsDirectivesWithoutItsSecrets() {
        var events = ((Reading.Events) read("#cloud-config\\nruncmd:\\n- DB_PASSWORD=hunter2 /opt/x\\n- echo b\\n"))
                .events();
        assertThat(events).hasSize(2).allMatch(UserDataDirective.class::isInstance);
        assertThat(EventWriter.line(events.get(0)))
                .contains("\"i-0abc\"", "DB_PASSWORD=*** /opt/x")
                .doesNotContain("hunter2");
    }

    @Test
    void userDataThatTellsNothingIsNoEvent() {
        assertThat(read("")).isEqualTo(Reading.NOTHING);
        assertThat(read("just text")).isEqualTo(new Reading.Events(List.of()));
    }

    @Test
    void userDataThatNoCloudAllowsIsRejected() {
        assertThat(((Reading.Rejected) read("A".repeat((1 << 20) + 1))).reason())
                .contains("1048576");
    }
}
