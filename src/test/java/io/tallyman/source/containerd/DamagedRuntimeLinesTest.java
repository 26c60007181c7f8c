package io.tallyman.source.containerd;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.tallyman.source.Parsed;
import io.tallyman.source.Source;
import io.tallyman.source.cni.CniResults;
import io.tallyman.source.cni.MultusLog;
import io.tallyman.source.docker.DockerEventsJson;
import io.tallyman.source.docker.DockerEventsText;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines as a full disk, a relay or an attacker leaves them. */
class DamagedRuntimeLinesTest {

    private static final long SEED = 20260302;
    private static final String PIECES = "\"\\{}[]()=:,/ @\u0000\u2028 \t0a~";
    private static final List<Source> SOURCES = List.of(
            new ContainerdEventsText(),
            new ContainerdEventsJson(),
            new RuntimeLogText(),
            new RuntimeLogJson(),
            new DockerEventsText(),
            new DockerEventsJson(),
            new CniResults(),
            new MultusLog());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02 09:15:00.5 +0000 UTC k8s.io /tasks/start {\"container_id\":\"c1\",\"pid\":77}",
                "{\"timestamp\":\"2026-03-02T09:15:00.5Z\",\"namespace\":\"k8s.io\",\"topic\":\"/tasks/start\","
                        + "\"event\":{\"container_id\":\"c1\",\"pid\":77}}",
                "Mar  2 09:15:00 n containerd[8]: time=\"2026-03-02T09:15:00Z\" level=info msg=\"CreateContainer within"
                        + " sandbox \\\"s\\\" for &ContainerMetadata{Name:a,Attempt:0,} returns container id \\\"c\\\"\"",
                "time=\"2026-03-02T09:15:00Z\" level=info msg=\"Started container\" PID=3 containerID=c description=a/b/c"
                        + " sandboxID=s",
                "{\"_COMM\":\"containerd\",\"__REALTIME_TIMESTAMP\":\"1772442900500000\",\"MESSAGE\":[104,105]}",
                "2026-03-02T09:15:00Z container exec_create: sh -c id abcdefabcdef (image=web, name=shop)",
                "{\"Type\":\"container\",\"Action\":\"create\",\"Actor\":{\"ID\":\"c\",\"Attributes\":{\"image\":\"web\"}},"
                        + "\"time\":1772442900,\"timeNano\":1772442900500000000}",
                "{\"container_id\":\"c\",\"result\":{\"cniVersion\":\"1.0.0\",\"interfaces\":[{\"sandbox\":\"/x\"}],"
                        + "\"ips\":[{\"interface\":0,\"address\":\"10.1.2.3/24\"}]}}",
                "2026-03-02T09:15:00Z [verbose] Add: a:b:c:d:eth0 {\"ips\":[{\"address\":\"10.1.2.3/24\"}]}"
            })
    void damageIsNeverAnException(String line) {
        var random = new Random(SEED);
        for (int round = 0; round < 400; round++) {
            var damaged = damage(line, random);
            for (var source : SOURCES) {
                assertThatCode(() -> {
                            Parsed.recognises(source, damaged);
                            Parsed.readings(source, damaged, line);
                        })
                        .as("seed %d, round %d, %s: %s", SEED, round, source.format(), damaged)
                        .doesNotThrowAnyException();
            }
        }
    }

    private static String damage(String line, Random random) {
        var text = new StringBuilder(line);
        for (int i = random.nextInt(4); i >= 0; i--) {
            var at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setLength(Math.max(1, at));
                case 1 -> text.deleteCharAt(text.length() > 1 ? at : 0).append(' ');
                case 2 -> text.setCharAt(at, PIECES.charAt(random.nextInt(PIECES.length())));
                default -> text.insert(at, line, 0, random.nextInt(line.length()));
            }
        }
        return text.toString();
    }
}
