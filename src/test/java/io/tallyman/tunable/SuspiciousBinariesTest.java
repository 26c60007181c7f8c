package io.tallyman.tunable;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuspiciousBinariesTest {

    private final Tunables tunables =
            Given.tunables("SuspiciousBinaries: [sh, bash, wget, nc, python, PowerShell.exe, proxychains4]");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bin/sh",
                "bash",
                "/usr/local/bin/bash5",
                "/usr/bin/python3",
                "/usr/bin/python3.11",
                "python-3.11",
                "/bin/nc.openbsd",
                "nc.traditional",
                "/usr/bin/WGET",
                "C:\\Windows\\System32\\powershell.exe",
                "POWERSHELL.EXE",
                "proxychains4",
                "-bash"
            })
    void aListedProgramIsListedUnderEveryVersion(String program) {
        assertThat(tunables.lists(Given.exec(program, ""))).isTrue();
        assertThat(tunables.lists(Given.exec("/usr/bin/other", "", program))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/bin/ssh",
                "/bin/bashful",
                "/usr/bin/python-config",
                "ncal",
                "/opt/sh/app",
                "proxychains",
                "7",
                "-",
                ".",
                "/usr/bin/php-fpm8.2",
                "xsh"
            })
    void anotherProgramIsNotListed(String program) {
        assertThat(tunables.lists(Given.exec(program, ""))).isFalse();
        assertThat(tunables.lists(Given.exec("/usr/bin/other", "", program))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/bin/busybox, sh, -c, true",
        "/bin/busybox, busybox, wget, true",
        "/proc/self/exe, /bin/busybox, nc, true",
        "/bin/busybox.static, busybox.static, sh, true",
        "/bin/toybox, toybox, sh, true",
        "/bin/busybox, ls, sh, false",
        "/bin/busybox, busybox, ls, false",
        "/usr/bin/env, env, sh, false",
    })
    void busyBoxIsTheAppletItIsCalledAs(String executable, String called, String argument, boolean listed) {
        assertThat(tunables.lists(Given.exec(executable, "", called, argument))).isEqualTo(listed);
    }

    @Test
    void busyBoxWithoutArgumentsIsJustBusyBox() {
        assertThat(tunables.lists(Given.exec("/bin/busybox", "", "busybox"))).isFalse();
        assertThat(tunables.lists(Given.exec("/bin/busybox", ""))).isFalse();
    }
}
