package io.tallyman.source.cloudinit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.FirstBootPrograms;
import io.tallyman.event.InstanceObserved;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.source.Readings;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudInitLogTest {

    private static final CloudInitLog LOG = new CloudInitLog();
    private static final Feed FEED = new Feed("cloud-init.log", "linux:cloud-init", "ip-10-0-0-5", "", "");
    private static final String ID = "i-0a1b2c3d4e5f60718";
    private static final String FIRST_STAGE =
            "util.py[DEBUG]: Cloud-init v. 23.1.2 running 'init-local' at Fri, 01 May 2026 10:00:00 +0000. Up 4.1 seconds.";
    private static final String SCRIPT =
            "subp.py[DEBUG]: Running command ['/var/lib/cloud/instance/scripts/part-001'] with allowed return codes [0]"
                    + " (shell=False, capture=False)";

    private static String line(String rest) {
        return "2026-05-01 10:00:00,123 - " + rest + "\n";
    }

    private static String loaded(String source) {
        return line("stages.py[INFO]: Loaded datasource " + source + " - " + source);
    }

    private static String link(String id) {
        return line(
                "util.py[DEBUG]: Creating symbolic link from '/var/lib/cloud/instance' => '/var/lib/cloud/instances/"
                        + id + "'");
    }

    private static Readings read(String text) {
        return Readings.of(LOG, FEED, text);
    }

    private static String command(String command) {
        return line("subp.py[DEBUG]: Running command " + command
                + " with allowed return codes [0] (shell=False, capture=False)");
    }

    @Test
    void aScriptOfUserDataIsAnExecutionOnTheInstanceThatTheLogNames() {
        var read = read(line(FIRST_STAGE) + loaded("DataSourceEc2Local") + link(ID) + link(ID) + line(SCRIPT));
        assertThat(read.reasons()).isEmpty();
        assertThat(read.events()).hasSize(2);
        var observed = (InstanceObserved) read.events().get(0);
        assertThat(observed.machine()).isEqualTo(InstanceReference.ofId("aws", "", "", ID));
        assertThat(observed.hostNames()).containsExactly("ip-10-0-0-5");
        var executed = (ProcessExecuted) read.events().get(1);
        assertThat(executed.machine()).isEqualTo(observed.machine());
        assertThat(executed.arguments()).containsExactly("/var/lib/cloud/instance/scripts/part-001");
        assertThat(executed.parent()).isEqualTo("cloud-init");
        assertThat(executed.pid()).isZero();
        assertThat(executed.time())
                .isEqualTo(new EventTime(Instant.parse("2026-05-01T10:00:00.123Z"), EventTime.MILLISECOND));
        assertThat(executed.origin().line()).isEqualTo(5);
        assertThat(FirstBootPrograms.starter(executed)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "['/var/lib/cloud/instance/scripts/runcmd']",
                "['/var/lib/cloud/instance/scripts/vendor/part-001']",
                "['/var/lib/cloud/instances/own/scripts/x y.sh']",
                "['/var/lib/cloud/instance/boothooks/part-002']",
                "['/var/lib/cloud/scripts/per-boot/a']",
                "[b'/var/lib/cloud/scripts/per-instance/a']",
                "['/bin/sh', '/tmp/tmpk2x_9.sh']",
                "('/bin/sh', '/run/cloud-init/tmp/tmpabc.sh')"
            })
    void whatCloudInitWasGivenToRunIsAnExecution(String command) {
        assertThat(read(command(command)).only(ProcessExecuted.class).parent()).isEqualTo("cloud-init");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "['blkid', '-tTYPE=vfat', '-odevice']",
                "('resize2fs', '/dev/vda1')",
                "['/usr/lib/cloud-init/write-ssh-key-fingerprints', '', 'ssh-dss']",
                "['sh', '/home/a/x.sh']",
                "systemctl restart ssh",
                "[]",
                "['unclosed"
            })
    void cloudInitsOwnCommandsTellNothing(String command) {
        var read = read(command(command));
        assertThat(read.nothings()).isEqualTo(1);
        assertThat(read.reasons()).isEmpty();
    }

    @Test
    void pythonsListIsReadWithItsQuotesAndEscapes() {
        assertThat(PythonList.read(
                        "['a b', \"it's\", 'q\\'\"', 'n\\nt\\\\', 'x\\x41\\u00e9\\U0001f600', b'y', u'z', ''] more]"))
                .contains(List.of("a b", "it's", "q'\"", "n\nt\\", "xAé😀", "y", "z", ""));
        assertThat(PythonList.read("('one',)")).contains(List.of("one"));
        assertThat(PythonList.read("['\\U7fffffff']")).contains(List.of("\ufffd"));
        assertThat(PythonList.read("['a'")).isEmpty();
        assertThat(PythonList.read("['a\\")).isEmpty();
        assertThat(PythonList.read("[1]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "i-0a1b2c3d4e5f60718, DataSourceEc2Local, aws, i-0a1b2c3d4e5f60718",
        "4321987650123456789, DataSourceGCELocal, gcp, 4321987650123456789",
        "0BBCF083-2578-4540-A709-93F7116C8DB1, DataSourceAzure, azure, 0bbcf083-2578-4540-a709-93f7116c8db1"
    })
    void theCloudFollowsFromTheFormOfTheId(String id, String source, String cloud, String read) {
        var known = InstanceReference.ofId(cloud, "", "", read);
        assertThat(read(loaded(source) + link(id)).only(InstanceObserved.class).machine())
                .isEqualTo(known);
        assertThat(read(link(id)).only(InstanceObserved.class).machine()).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource({
        "0bbcf083-2578-4540-a709-93f7116c8db1, DataSourceNoCloud",
        "0bbcf083-2578-4540-a709-93f7116c8db1, DataSourceOpenStackLocal",
        "i-0a1b2c3d4e5f60718, DataSourceNoCloud",
        "iid-datasource-none, DataSourceNone",
        "nocloud, DataSourceNoCloud"
    })
    void whatIsOfNoneOfTheThreeCloudsNamesNoInstance(String id, String source) {
        var read = read(loaded(source) + link(id) + line(SCRIPT));
        assertThat(read.only(ProcessExecuted.class).machine()).isEqualTo(InstanceReference.NONE);
    }

    @Test
    void theLogThatAnImageInheritedDoesNotNameTheInstanceMadeOfIt() {
        var read = read(line(FIRST_STAGE)
                + link("i-0builder00000000")
                + line(FIRST_STAGE)
                + line(SCRIPT)
                + line(FIRST_STAGE)
                + link("i-00000000000000b1d")
                + line(SCRIPT)
                + line(FIRST_STAGE)
                + line(SCRIPT)
                + link(ID)
                + line(SCRIPT));
        var executed = read.events().stream()
                .filter(ProcessExecuted.class::isInstance)
                .map(event -> ((ProcessExecuted) event).machine().id())
                .toList();
        assertThat(executed).containsExactly("", "i-00000000000000b1d", "", ID);
    }

    @Test
    void anInstanceThatBootsAgainIsToldOnce() {
        var boot = line(FIRST_STAGE) + link(ID) + line(SCRIPT);
        assertThat(read(boot + boot).events())
                .filteredOn(InstanceObserved.class::isInstance)
                .hasSize(1);
    }

    @Test
    void aFolderThatUserDataNamesLaterDoesNotRenameTheInstance() {
        var forged = "util.py[DEBUG]: Writing to /var/lib/cloud/instances/i-0f0f0f0f/x - wb: [644] 3 bytes";
        var read = read(line(FIRST_STAGE) + link(ID) + line(forged) + line(SCRIPT));
        assertThat(((ProcessExecuted) read.events().get(1)).machine().id()).isEqualTo(ID);
    }

    @Test
    void aTracebackIsPartOfItsMessage() {
        var read = read(line("util.py[WARNING]: failed")
                + "Traceback (most recent call last):\n  File \"x\", line 1\n\n" + "KeyError: 'x'\n" + line(SCRIPT));
        assertThat(read.only(ProcessExecuted.class).origin().line()).isEqualTo(6);
    }

    @Test
    void whatHasNoHeadBeforeTheFirstMessageAndATimeThatIsNoneAreRejected() {
        assertThat(read("KeyError: 'x'\n" + line(SCRIPT)).reasons())
                .containsExactly("The line has not the head of cloud-init's log; expected \"yyyy-MM-dd HH:mm:ss,SSS -"
                        + " file.py[LEVEL]: message\".");
        assertThat(read(line(SCRIPT).replace("-05-01", "-13-01")).reasons())
                .containsExactly(
                        "The time \"2026-13-01 10:00:00,123\" does not exist; expected yyyy-MM-dd HH:mm:ss,SSS.");
    }

    @Test
    void onlyAnExcerptOfCloudInitsOwnLogIsRecognised() {
        assertThat(LOG.recognises(Readings.records(line(FIRST_STAGE)))).isTrue();
        assertThat(LOG.recognises(Readings.records(line("util.py[DEBUG]: x") + line(SCRIPT))))
                .isTrue();
        assertThat(LOG.recognises(Readings.records(line("server.py[DEBUG]: x") + line("util.py[INFO]: y"))))
                .isFalse();
        assertThat(LOG.recognises(Readings.records(line(SCRIPT) + "a\nb\n"))).isFalse();
        var output = "Cloud-init v. 23.1.2 running 'init' at Fri, 01 May 2026 10:00:00 +0000. Up 4.1 seconds.\n";
        assertThat(LOG.recognises(Readings.records(output + line(SCRIPT) + line(SCRIPT))))
                .isFalse();
    }
}
