package io.tallyman.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstBootProgramsTest {

    private static ProcessExecuted process(String executable, String parent, String directory, String... arguments) {
        return new ProcessExecuted(
                new EventTime(Instant.parse("2026-05-01T10:00:00Z"), EventTime.SECOND),
                new Origin(new Feed("", "", "", "", ""), 1),
                ContainerReference.NONE,
                0,
                0,
                executable,
                List.of(arguments),
                parent,
                directory,
                "",
                Set.of(),
                Attribution.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cloud-init|cloud-init",
                "/usr/bin/python3 /usr/bin/cloud-init modules --mode=final|cloud-init",
                "/bin/sh /var/lib/cloud/instance/scripts/part-001|cloud-init",
                "/var/lib/cloud/instances/i-0a1b2c3d/scripts/runcmd|cloud-init",
                "/usr/bin/google_metadata_script_runner startup|Google's guest agent",
                "C:\\Program Files\\Google\\Compute Engine\\metadata_scripts\\GCEMetadataScripts.exe|Google's guest agent",
                "python3 -u /usr/sbin/waagent -daemon|Azure's guest agent",
                "/bin/sh -c /var/lib/waagent/custom-script/download/0/run.sh|Azure's custom script extension",
                "/var/lib/waagent/Microsoft.Azure.Extensions.CustomScript-2.1.10/bin/custom-script-extension enable|Azure's custom script extension",
                "C:\\Packages\\Plugins\\Microsoft.Compute.CustomScriptExtension\\1.10.15\\bin\\CustomScriptHandler.exe|Azure's custom script extension",
                "/usr/bin/amazon-ssm-agent|the SSM agent",
                "\"C:\\Program Files\\Amazon\\EC2Launch\\EC2Launch.exe\" run|EC2Launch",
                "powershell.exe -ExecutionPolicy Bypass -File \"C:\\Program Files\\Amazon\\Ec2ConfigService\\Scripts\\UserScript.ps1\"|EC2Launch",
                "C:\\Program Files\\Cloudbase Solutions\\Cloudbase-Init\\Python\\Scripts\\cloudbase-init.exe|cloudbase-init"
            })
    void aParentThatIsAnAgentIsNamed(String parent, String agent) {
        assertThat(FirstBootPrograms.starter(process("", parent, "", "curl", "http://203.0.113.7/")))
                .contains(agent);
    }

    @Test
    void theFolderOfAnAgentsScriptsTellsItToo() {
        assertThat(FirstBootPrograms.starter(process("", "", "/var/lib/waagent/custom-script/download/0", "sh")))
                .contains("Azure's custom script extension");
        assertThat(FirstBootPrograms.starter(
                        process("/bin/bash", "", "", "/bin/bash", "/var/lib/cloud/instance/scripts/part-001")))
                .contains("cloud-init");
        assertThat(FirstBootPrograms.starter(process(
                        "", "", "", "sh", "-c", "/var/lib/amazon/ssm/i-0a1b2c3d/document/orchestration/u/_script.sh")))
                .contains("the SSM agent");
        assertThat(
                        FirstBootPrograms.starter(
                                process(
                                        "",
                                        "",
                                        "",
                                        "powershell.exe",
                                        "-File",
                                        "C:\\Windows\\system32\\config\\systemprofile\\AppData\\Local\\Temp\\EC2Launch123\\UserScript.ps1")))
                .contains("EC2Launch");
        assertThat(started(process("/var/lib/cloud/scripts/per-instance/x", "", "")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bash",
                "vi /etc/cloud/cloud-init.cfg",
                "tail -f /var/log/cloud-init.log",
                "/usr/bin/python3 /opt/cloud-init-lookalike",
                "sh -c echo /var/lib/cloud/instance/scripts/part-001",
                "/srv/var/lib/cloud/instance/scripts/part-001",
                "cat /var/lib/waagent/ovf-env.xml",
                "sshd: cloud-init"
            })
    void aMentionOfAnAgentIsNoParent(String parent) {
        assertThat(started(process("", parent, "/root", "curl", "x"))).isFalse();
    }

    @Test
    void whatOnlyTouchesAnAgentsFolderWasNotStartedByIt() {
        assertThat(started(
                        process("/usr/bin/cp", "bash", "/root", "cp", "/var/lib/cloud/instance/scripts/part-001", ".")))
                .isFalse();
        assertThat(started(process("", "bash", "/var/lib/cloudy", "x"))).isFalse();
    }

    private static boolean started(ProcessExecuted process) {
        return FirstBootPrograms.starter(process).isPresent();
    }
}
