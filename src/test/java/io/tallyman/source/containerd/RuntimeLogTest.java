package io.tallyman.source.containerd;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.AddressAssigned;
import io.tallyman.event.ContainerCreated;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerObserved;
import io.tallyman.event.ContainerProcessStarted;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.ContainerStarted;
import io.tallyman.event.ContainerStopped;
import io.tallyman.event.Digest;
import io.tallyman.event.ImagePulled;
import io.tallyman.event.PodReference;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.source.Parsed;
import io.tallyman.source.Reading;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeLogTest {

    private static final RuntimeLogText TEXT = new RuntimeLogText();
    private static final RuntimeLogJson JSON = new RuntimeLogJson();
    private static final String S = "5".repeat(64);
    private static final String C = "c".repeat(64);
    private static final String D = "sha256:" + "d".repeat(64);
    private static final String I = "sha256:" + "1".repeat(64);
    private static final PodReference POD = new PodReference("prod", "api-0", "u-1");

    private static String info(String message) {
        return "time=\"2026-03-02T09:15:00.5Z\" level=info msg=\"" + message.replace("\"", "\\\"") + "\"";
    }

    @Test
    void aPullNamesReferenceImageIdAndRepositoryDigest() {
        var readings = Parsed.readings(
                TEXT,
                info("PullImage \"web:1\""),
                info("Pulled image \"web:1\" with image id \"" + I
                        + "\", repo tag \"docker.io/library/web:1\", repo digest" + " \"docker.io/library/web@" + D
                        + "\", size \"99\" in 1.2s"),
                info("PullImage \"web:1\" returns image reference \"" + I + "\""));
        assertThat(readings.get(0)).isEqualTo(Reading.NOTHING);
        assertThat(readings.get(2)).isEqualTo(Reading.NOTHING);
        assertThat(((Reading.Events) readings.get(1)).events())
                .singleElement()
                .isInstanceOfSatisfying(ImagePulled.class, pulled -> {
                    assertThat(pulled.image()).isEqualTo("web:1");
                    assertThat(pulled.digests()).containsExactlyInAnyOrder(Digest.config(I), Digest.repository(D));
                });
    }

    @Test
    void olderReleasesTellOnlyTheImageId() {
        assertThat(Parsed.event(TEXT, info("PullImage \"web@" + D + "\" returns image reference \"" + I + "\"")))
                .isInstanceOfSatisfying(
                        ImagePulled.class,
                        pulled -> assertThat(pulled.digests())
                                .containsExactlyInAnyOrder(Digest.config(I), Digest.repository(D)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&PodSandboxMetadata{Name:api-0,Uid:u-1,Namespace:prod,Attempt:0,}",
                "name:\"api-0\" uid:\"u-1\" namespace:\"prod\"",
                "name:\"api-0\"  uid:\"u-1\"  namespace:\"prod\"  attempt:2"
            })
    void aContainerIsTiedToThePodThroughItsSandbox(String metadata) {
        var events = Parsed.events(
                TEXT,
                info("RunPodSandbox for " + metadata),
                info("RunPodSandbox for " + metadata + " returns sandbox id \"" + S + "\""),
                info("CreateContainer within sandbox \"" + S
                        + "\" for container &ContainerMetadata{Name:app,Attempt:0,}"),
                info("CreateContainer within sandbox \"" + S
                        + "\" for &ContainerMetadata{Name:app,Attempt:0,} returns container id \"" + C + "\""),
                info("StartContainer for \"" + C + "\""),
                info("StartContainer for \"" + C + "\" returns successfully"));
        assertThat(events).hasSize(3);
        assertThat(events.get(0)).isInstanceOfSatisfying(ContainerObserved.class, observed -> {
            assertThat(observed.kind()).isEqualTo(ContainerKind.SANDBOX);
            assertThat(observed.reported()).isEqualTo(new ContainerReference(S, "", POD));
        });
        assertThat(events.get(1)).isInstanceOfSatisfying(ContainerCreated.class, created -> {
            assertThat(created.reported()).isEqualTo(new ContainerReference(C, "app", POD));
            assertThat(created.sandbox()).isEqualTo(S);
        });
        assertThat(events.get(2)).isInstanceOf(ContainerStarted.class);
    }

    @Test
    void aContainerWhoseSandboxIsOlderThanTheLogKeepsTheSandboxId() {
        assertThat(Parsed.event(
                        TEXT,
                        info("CreateContainer within sandbox \"" + S + "\" for name:\"app\" returns container id \"" + C
                                + "\"")))
                .isInstanceOfSatisfying(ContainerCreated.class, created -> {
                    assertThat(created.sandbox()).isEqualTo(S);
                    assertThat(created.reported().pod()).isEqualTo(PodReference.NONE);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mar  2 09:15:00 node-7 containerd[812]: ",
                "Mar 02 09:15:00.123456 node-7 microk8s.daemon-containerd[812]: ",
                "2026-03-02T09:15:00+0000 node-7 containerd[812]: ",
                "Mon 2026-03-02 09:15:00 UTC node-7 containerd[812]: ",
                "2026-03-02T09:15:00.537 node-7 containerd[812]: info "
            })
    void theHostIsTakenFromThePrefix(String prefix) {
        var line = prefix + info("StartContainer for \"" + C + "\" returns successfully");
        assertThat(Parsed.recognises(TEXT, line)).isTrue();
        var event = Parsed.event(TEXT, line);
        assertThat(event.origin().host()).isEqualTo("node-7");
        assertThat(event.time().instant()).isEqualTo(Instant.parse("2026-03-02T09:15:00.5Z"));
    }

    @Test
    void quotesWhoseEscapeWasLostAreStillRead() {
        assertThat(Parsed.event(
                        TEXT,
                        "time=\"2026-03-02T09:15:00Z\" level=info msg=\"StartContainer for \"" + C
                                + "\" returns successfully\""))
                .isInstanceOfSatisfying(
                        ContainerStarted.class,
                        started -> assertThat(started.reported().id()).isEqualTo(C));
    }

    @Test
    void aTerminalsLinesAreReadToo() {
        assertThat(Parsed.event(
                        TEXT,
                        "INFO[2026-03-02T09:15:00.5+01:00] StopPodSandbox for \"" + S
                                + "\" returns successfully   span=x"))
                .isInstanceOf(ContainerStopped.class);
    }

    @Test
    void theExitOfTheFirstProcessIsTheContainersEnd() {
        assertThat(Parsed.events(
                        TEXT,
                        info("TaskExit event &TaskExit{ContainerID:" + C + ",ID:" + C + ",Pid:9,ExitStatus:0,}"),
                        info("received exit event container_id:\"" + C + "\"  id:\"" + C + "\"  pid:9"),
                        info("TaskExit event in podsandbox handler container_id:\"" + C + "\" id:\"e1\" pid:9"),
                        info("TaskExit event &TaskExit{ContainerID:" + C + ",ID:e1,Pid:9,ExitStatus:0,}"),
                        "INFO[2026-03-02T09:15:00.5Z] received exit event container_id:\"" + C
                                + "\"  id:\"e1\"  pid:9"))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event).isInstanceOf(ContainerStopped.class));
    }

    @Test
    void debugLinesTellCommandsAndAddresses() {
        assertThat(Parsed.event(
                        TEXT, info("Exec for \"" + C + "\" with command [sh -c id; ls], tty false and stdin true")))
                .isInstanceOfSatisfying(
                        ProcessExecuted.class,
                        executed -> assertThat(executed.arguments()).containsExactly("sh", "-c", "id; ls"));
        assertThat(Parsed.event(
                        TEXT,
                        info("cni result for sandbox \"" + S + "\": {\"Interfaces\":{\"eth0\":{\"IPConfigs\":"
                                + "[{\"IP\":\"10.1.2.3\"}]},\"lo\":{\"IPConfigs\":[{\"IP\":\"127.0.0.1\"}]}}}")))
                .isInstanceOfSatisfying(
                        AddressAssigned.class,
                        assigned -> assertThat(assigned.addresses()).containsExactly("10.1.2.3"));
    }

    @Test
    void aShimIsOfTheWholePod() {
        assertThat(Parsed.event(
                        TEXT,
                        info("starting signal loop") + " namespace=k8s.io path=/run/containerd/x/k8s.io/" + S
                                + " pid=4711 runtime=io.containerd.runc.v2"))
                .isInstanceOfSatisfying(ContainerProcessStarted.class, started -> {
                    assertThat(started.sandboxOnly()).isTrue();
                    assertThat(started.pid()).isEqualTo(4711);
                    assertThat(started.reported().id()).isEqualTo(S);
                });
    }

    @Test
    void crioNamesPodSandboxContainerAndProcess() {
        var request = " id=r-1 name=/runtime.v1.ImageService/PullImage";
        var events = Parsed.events(
                TEXT,
                info("Got pod network &{Name:api-0 Namespace:prod ID:" + S
                        + " UID:u-1 NetNS:/run/netns/x Networks:[]}"),
                info("Ran pod sandbox " + S + " with infra container: prod/api-0/POD") + " id=r-0",
                info("Pulling image: quay.io/web:1") + request,
                info("Pulled image: quay.io/web@" + D) + request,
                info("Created container " + C + ": prod/api-0/app") + " id=r-2",
                info("Started container") + " PID=33 containerID=" + C + " description=prod/api-0/app sandboxID=" + S,
                info("Stopped container " + C + ": prod/api-0/app"),
                info("Removed pod sandbox: " + S));
        assertThat(events)
                .extracting(event -> (Object) event.getClass())
                .containsExactly(
                        ContainerObserved.class,
                        ContainerObserved.class,
                        ImagePulled.class,
                        ContainerCreated.class,
                        ContainerObserved.class,
                        ContainerStarted.class,
                        ContainerProcessStarted.class,
                        ContainerStopped.class,
                        ContainerStopped.class);
        assertThat(events.get(2)).isInstanceOfSatisfying(ImagePulled.class, pulled -> {
            assertThat(pulled.image()).isEqualTo("quay.io/web:1");
            assertThat(pulled.digests()).containsExactly(Digest.repository(D));
        });
        assertThat(events.get(5)).isInstanceOfSatisfying(ContainerStarted.class, started -> {
            assertThat(started.pid()).isEqualTo(33);
            assertThat(started.reported()).isEqualTo(new ContainerReference(C, "app", POD));
        });
    }

    @Test
    void aJournalsExportIsUnwrapped() {
        var message = info("StartContainer for \"" + C + "\" returns successfully");
        var escaped = message.replace("\\", "\\\\").replace("\"", "\\\"");
        var line = "{\"_HOSTNAME\":\"Node-9\",\"SYSLOG_IDENTIFIER\":\"containerd\",\"MESSAGE\":\"" + escaped + "\"}";
        assertThat(Parsed.recognises(JSON, line)).isTrue();
        assertThat(Parsed.event(JSON, line).origin().host()).isEqualTo("node-9");
        var plain = "{\"_COMM\":\"containerd\",\"__REALTIME_TIMESTAMP\":\"1772442900500000\",\"MESSAGE\":"
                + "\"StartContainer for \\\"" + C + "\\\" returns successfully\"}";
        assertThat(Parsed.event(JSON, plain).time().instant()).isEqualTo(Instant.parse("2026-03-02T09:15:00.5Z"));
        var bytes = "{\"_COMM\":\"containerd\",\"__REALTIME_TIMESTAMP\":\"1772442900500000\",\"MESSAGE\":[104,105]}";
        assertThat(Parsed.readings(JSON, bytes)).containsExactly(Reading.NOTHING);
    }

    @Test
    void theDaemonsOwnJsonIsRead() {
        var line = "{\"level\":\"info\",\"msg\":\"StartContainer for \\\"" + C
                + "\\\" returns successfully\",\"time\":\"2026-03-02T09:15:00.5Z\"}";
        assertThat(Parsed.recognises(JSON, line)).isTrue();
        assertThat(Parsed.event(JSON, line)).isInstanceOf(ContainerStarted.class);
    }

    @Test
    void otherProgramsOfTheNodeAreOfNoUse() {
        assertThat(Parsed.readings(
                        TEXT,
                        "-- Logs begin at Mon 2026-03-02 --",
                        "Mar  2 09:15:00 node-7 kubelet[9]: I0302 09:15:00.1 9 kubelet.go:1] \"SyncLoop\"",
                        "Mar  2 09:15:00 node-7 containerd[812]: goroutine 1 [running]:",
                        info("loading plugin")))
                .containsOnly(Reading.NOTHING);
        assertThat(Parsed.recognises(TEXT, "time=\"2026-03-02T09:15:00Z\" level=info msg=\"API listen on /run/x\""))
                .isFalse();
    }

    @Test
    void anAnswerThatIsCutShortIsRejected() {
        assertThat(Parsed.readings(
                        TEXT,
                        "time=\"2026-03-02T09:15:00Z\" level=info msg=\"RunPodSandbox for name:\\\"x\\\" returns sandb",
                        "time=\"2026-03-02T09:15:00Z\" level=info msg=\"StartContainer for \\\"abc returns succ"))
                .allSatisfy(reading -> assertThat(reading).isInstanceOf(Reading.Rejected.class));
    }
}
