package io.tallyman.source.containerd;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.ContainerCreated;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerObserved;
import io.tallyman.event.ContainerProcessStarted;
import io.tallyman.event.ContainerStarted;
import io.tallyman.event.ContainerStopped;
import io.tallyman.event.EventTime;
import io.tallyman.event.ImageNamed;
import io.tallyman.event.PodReference;
import io.tallyman.event.SnapshotPrepared;
import io.tallyman.source.Parsed;
import io.tallyman.source.Reading;
import java.time.Instant;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerdEventsTest {

    private static final ContainerdEventsText TEXT = new ContainerdEventsText();
    private static final ContainerdEventsJson JSON = new ContainerdEventsJson();
    private static final String AT = "2026-03-02 09:15:00.5 +0000 UTC k8s.io ";
    private static final String CRI_LABELS =
            "\"labels\":{\"io.cri-containerd.kind\":\"%s\",\"io.kubernetes.pod.name\":\"api\","
                    + "\"io.kubernetes.pod.namespace\":\"prod\",\"io.kubernetes.pod.uid\":\"u-1\","
                    + "\"io.kubernetes.container.name\":\"app\"}";

    @ParameterizedTest
    @CsvSource({
        "2026-03-02 09:15:00 +0000 UTC,           2026-03-02T09:15:00Z",
        "2026-03-02 09:15:00.5 +0000 UTC,         2026-03-02T09:15:00.5Z",
        "2026-03-02 09:15:00.123456789 +0000 UTC, 2026-03-02T09:15:00.123456789Z",
        "2026-03-02 10:15:00.25 +0100 CET,        2026-03-02T09:15:00.25Z"
    })
    void theClockIsOfNanosecondsHoweverManyDigitsAreLeft(String time, String expected) {
        var event = Parsed.event(TEXT, time + " default /images/create {\"name\":\"docker.io/library/busybox:1\"}");
        assertThat(event.time()).isEqualTo(new EventTime(Instant.parse(expected), EventTime.NANOSECOND));
        assertThat(event).isInstanceOfSatisfying(ImageNamed.class, named -> {
            assertThat(named.namespace()).isEqualTo("default");
            assertThat(named.name()).isEqualTo("docker.io/library/busybox:1");
            assertThat(named.change()).isEqualTo(ImageNamed.Change.CREATED);
        });
    }

    @Test
    void textAndJsonOfOneEventAreTheSame() {
        var text = Parsed.events(TEXT, AT + "/tasks/start {\"container_id\":\"c1\",\"pid\":77}");
        var json = Parsed.events(
                JSON,
                "{\"timestamp\":\"2026-03-02T09:15:00.5Z\",\"namespace\":\"k8s.io\",\"topic\":\"/tasks/start\","
                        + "\"event\":{\"container_id\":\"c1\",\"pid\":77}}");
        var nerdctl = Parsed.events(
                JSON,
                "{\"Timestamp\":\"2026-03-02T09:15:00.5Z\",\"Namespace\":\"k8s.io\",\"Topic\":\"/tasks/start\","
                        + "\"Event\":\"{\\\"container_id\\\":\\\"c1\\\",\\\"pid\\\":77}\"}");
        assertThat(text).isEqualTo(json).isEqualTo(nerdctl).hasSize(2);
        assertThat(text.get(0)).isInstanceOfSatisfying(ContainerStarted.class, started -> {
            assertThat(started.reported().id()).isEqualTo("c1");
            assertThat(started.pid()).isEqualTo(77);
        });
        assertThat(text.get(1)).isInstanceOf(ContainerProcessStarted.class);
    }

    @Test
    void theCriPluginsLabelsNameThePod() {
        assertThat(Parsed.event(
                        TEXT,
                        AT + "/containers/update {\"id\":\"s1\",\"image\":\"pause:3.9\"," + labels("sandbox") + "}"))
                .isInstanceOfSatisfying(ContainerObserved.class, observed -> {
                    assertThat(observed.kind()).isEqualTo(ContainerKind.SANDBOX);
                    assertThat(observed.sandbox()).isEqualTo("s1");
                    assertThat(observed.reported().name()).isEmpty();
                    assertThat(observed.reported().pod()).isEqualTo(new PodReference("prod", "api", "u-1"));
                });
        assertThat(Parsed.event(TEXT, AT + "/containers/update {\"id\":\"c1\"," + labels("container") + "}"))
                .isInstanceOfSatisfying(ContainerObserved.class, observed -> {
                    assertThat(observed.kind()).isEqualTo(ContainerKind.APPLICATION);
                    assertThat(observed.reported().name()).isEqualTo("app");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"moby", "default", "k8s.io.evil"})
    void labelsInAnyOtherNamespaceAreNobodysWord(String namespace) {
        var line = "2026-03-02 09:15:00.5 +0000 UTC " + namespace + " /containers/update {\"id\":\"c1\","
                + labels("container") + "}";
        assertThat(Parsed.readings(TEXT, line)).containsExactly(Reading.NOTHING);
    }

    @Test
    void dockersContainersHaveNoImage() {
        assertThat(Parsed.event(TEXT, "2026-03-02 09:15:00.5 +0000 UTC moby /containers/create {\"id\":\"c1\"}"))
                .isInstanceOfSatisfying(
                        ContainerCreated.class,
                        created -> assertThat(created.image()).isEmpty());
    }

    @Test
    void unpackingSnapshotsKeepTheChainThatTheyBuild() {
        assertThat(Parsed.event(
                        TEXT, AT + "/snapshot/prepare {\"key\":\"extract-1-abc sha256:02\",\"parent\":\"sha256:01\"}"))
                .isInstanceOfSatisfying(SnapshotPrepared.class, prepared -> {
                    assertThat(prepared.key()).isEqualTo("extract-1-abc sha256:02");
                    assertThat(prepared.parent()).isEqualTo("sha256:01");
                });
    }

    @Test
    void theEndOfAnExecIsNotTheContainersEnd() {
        assertThat(Parsed.readings(
                        TEXT,
                        AT + "/tasks/exit {\"container_id\":\"c1\",\"id\":\"e9\",\"pid\":78}",
                        AT + "/tasks/delete {\"container_id\":\"c1\",\"id\":\"e9\",\"pid\":78}"))
                .containsExactly(Reading.NOTHING, Reading.NOTHING);
        assertThat(Parsed.events(
                        TEXT,
                        AT + "/tasks/exit {\"container_id\":\"c1\",\"id\":\"c1\",\"pid\":77}",
                        AT + "/tasks/delete {\"container_id\":\"c1\",\"pid\":77}",
                        AT + "/containers/delete {\"id\":\"c1\"}",
                        AT + "/sandboxes/exit {\"sandbox_id\":\"c1\"}"))
                .hasSize(4)
                .allSatisfy(event -> assertThat(event)
                        .asInstanceOf(InstanceOfAssertFactories.type(ContainerStopped.class))
                        .extracting(stopped -> stopped.reported().id())
                        .isEqualTo("c1"));
    }

    @Test
    void aNewProcessIsNamedByItsPid() {
        assertThat(Parsed.event(
                        TEXT, AT + "/tasks/exec-started {\"container_id\":\"c1\",\"exec_id\":\"e9\",\"pid\":78}"))
                .isInstanceOfSatisfying(ContainerProcessStarted.class, started -> {
                    assertThat(started.pid()).isEqualTo(78);
                    assertThat(started.reported().id()).isEqualTo("c1");
                    assertThat(started.sandboxOnly()).isFalse();
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/content/create {\"digest\":\"sha256:01\",\"size\":3}",
                "/tasks/exec-added {\"container_id\":\"c1\",\"exec_id\":\"e9\"}",
                "/tasks/oom {\"container_id\":\"c1\"}",
                "/snapshot/commit {\"key\":\"a\",\"name\":\"b\"}",
                "/namespaces/create {\"name\":\"x\"}"
            })
    void otherTopicsAreUnderstoodAndOfNoUse(String rest) {
        assertThat(Parsed.readings(TEXT, AT + rest)).containsExactly(Reading.NOTHING);
    }

    @Test
    void theFirstReleasesWroteFieldsInsteadOfJson() {
        assertThat(Parsed.event(
                        TEXT,
                        "2017-05-01 10:00:00.25 +0000 UTC   /containers/create   id=web image=docker.io/library/web:1"))
                .isInstanceOfSatisfying(ContainerCreated.class, created -> {
                    assertThat(created.reported().id()).isEqualTo("web");
                    assertThat(created.image()).isEqualTo("docker.io/library/web:1");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing of the kind",
                "2026-02-30 09:15:00.5 +0000 UTC k8s.io /images/create {\"name\":\"x\"}",
                "2026-03-02 09:15:00.5 +0000 UTC k8s.io /images/create {\"name\":",
                "2026-03-02 09:15:00.5 +0000 UTC k8s.io /images/create {\"labels\":{}}"
            })
    void whatCannotBeReadIsRejectedWithAReason(String line) {
        assertThat(Parsed.readings(TEXT, line))
                .singleElement()
                .isInstanceOfSatisfying(
                        Reading.Rejected.class,
                        rejected -> assertThat(rejected.reason()).endsWith("."));
    }

    @Test
    void undecodedProtobufIsRejected() {
        assertThat(Parsed.readings(
                        JSON,
                        "{\"timestamp\":\"2026-03-02T09:15:00Z\",\"namespace\":\"k8s.io\",\"topic\":\"/tasks/start\","
                                + "\"event\":{\"type_url\":\"containerd.events.TaskStart\",\"value\":\"CgJjMRBN\"}}"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Reading.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("protobuf"));
    }

    private static String labels(String kind) {
        return CRI_LABELS.formatted(kind);
    }
}
