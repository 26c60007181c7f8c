package io.tallyman.source.auditd;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.Destination;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.source.RawRecord;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaurelSourceTest {

    private static final String CONTAINER = "c0".repeat(32);
    private static final String CALL =
            "\"SYSCALL\":{\"arch\":\"0xc000003e\",\"syscall\":%d,\"success\":\"yes\",\"exit\":0,\"ppid\":20,\"pid\":30,"
                    + "\"auid\":4294967295,\"uid\":0,\"exe\":\"/bin/busybox\"%s}";

    @Test
    void anExecutionIsReadWithItsContainerAndParent() {
        var read = Read.lines(
                new LaurelSource(),
                event(
                        CALL.formatted(59, ",\"PID\":{\"container\":{\"id\":\"" + CONTAINER + "\"}}"),
                        "\"PPID\":{\"comm\":\"sh\",\"exe\":\"/bin/sh\"}",
                        "\"EXECVE\":{\"argc\":2,\"ARGV\":[\"wget\",\"http://203.0.113.7/a%2bb%c3%a9\"]}",
                        "\"CWD\":{\"cwd\":\"/tmp\"}",
                        "\"PATH\":[{\"item\":0,\"dev\":\"00:2b\",\"nametype\":\"NORMAL\"},{\"item\":1,\"nametype\":\"UNKNOWN\"}]"));
        assertThat(read.all(ProcessExecuted.class)).singleElement().satisfies(executed -> {
            assertThat(executed.arguments()).containsExactly("wget", "http://203.0.113.7/a+bé");
            assertThat(executed.reported().id()).isEqualTo(CONTAINER);
            assertThat(executed.parent()).isEqualTo("/bin/sh");
            assertThat(executed.directory()).isEqualTo("/tmp");
            assertThat(executed.devices()).containsExactly("00:2b");
            assertThat(executed.origin().host()).isEqualTo("worker-1");
            assertThat(executed.time().instant()).isEqualTo(Instant.parse("2023-11-14T22:13:20.123Z"));
        });
    }

    @Test
    void aCommandLineInOneTextIsSplit() {
        var read = Read.lines(
                new LaurelSource(), event(CALL.formatted(59, ""), "\"EXECVE\":{\"ARGV_STR\":\"curl -o a%20b\"}"));
        assertThat(read.all(ProcessExecuted.class))
                .singleElement()
                .satisfies(executed -> assertThat(executed.arguments()).containsExactly("curl", "-o", "a b"));
    }

    @Test
    void aConnectionIsReadFromThePercentEncodedAddress() {
        var read = Read.lines(
                new LaurelSource(),
                event(CALL.formatted(42, ""), "\"SOCKADDR\":[{\"saddr\":\"%02%00%0d%05%cb%00q%0a%00%00\"}]"));
        assertThat(read.all(NetworkFlow.class))
                .singleElement()
                .satisfies(flow -> assertThat(flow.destination()).isEqualTo(Destination.of("203.0.113.10", 3333)));
    }

    @Test
    void anOlderReleaseNamesTheContainerBesideTheCall() {
        var read = Read.lines(
                new LaurelSource(), event(CALL.formatted(59, ""), "\"CONTAINER_INFO\":{\"ID\":\"" + CONTAINER + "\"}"));
        assertThat(read.all(ProcessExecuted.class))
                .singleElement()
                .satisfies(executed -> assertThat(executed.reported().id()).isEqualTo(CONTAINER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"ID\":\"1700000000.123:7\"", "{\"SYSCALL\":{}}", "{\"ID\":7}", "[]", "{\"ID\":\"x.y:z\"}"})
    void anObjectWithoutAStampIsRejected(String line) {
        var read = Read.lines(new LaurelSource(), line);
        assertThat(read.events()).isEmpty();
        assertThat(read.rejected()).hasSize(1);
    }

    @Test
    void itIsRecognisedByItsId() {
        var source = new LaurelSource();
        assertThat(source.recognises(List.of(RawRecord.of(event("\"LOGIN\":[]"), 1))))
                .isTrue();
        assertThat(source.recognises(List.of(RawRecord.of("{\"ID\":\"abc\"}", 1))))
                .isFalse();
        assertThat(source.recognises(List.of())).isFalse();
    }

    private static String event(String... parts) {
        return "{\"ID\":\"1700000000.123:7\",\"NODE\":\"worker-1\"," + String.join(",", parts) + "}";
    }
}
