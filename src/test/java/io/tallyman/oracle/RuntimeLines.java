package io.tallyman.oracle;

import io.tallyman.oracle.Run.Role;
import io.tallyman.oracle.Run.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The journal of containerd on a node, as text. */
final class RuntimeLines {

    private static final String SOURCE = "containerd:runtime";

    private final List<Line> lines = new ArrayList<>();

    static List<Line> of(List<Pod> pods) {
        var log = new RuntimeLines();
        pods.forEach(log::pod);
        return log.lines;
    }

    private void line(Instant time, String message, Told... tells) {
        lines.add(new Line(
                time,
                "time=\"%s\" level=info msg=\"%s\"".formatted(Clock.nanos(time), message.replace("'", "\\\"")),
                List.of(tells)));
    }

    private void pod(Pod pod) {
        for (var sandbox : pod.sandbox()) {
            line(
                    sandbox.started(),
                    "RunPodSandbox for &PodSandboxMetadata{Name:%s,Uid:%s,Namespace:%s,Attempt:0,} returns sandbox id '%s'"
                            .formatted(pod.name(), pod.uid(), pod.namespace(), sandbox.id()));
            pod.runs().forEach(run -> run(sandbox, run));
        }
    }

    private void run(Run sandbox, Run run) {
        var pull = run.pull();
        var image = run.image();
        if (pull.way() != Way.PRESENT) {
            line(
                    pull.done().plusNanos(3_000_000),
                    "Pulled image '%s' with image id '%s', repo tag '%s', repo digest '%s', size '7831' in 1.1s"
                            .formatted(
                                    image.full(),
                                    image.config(),
                                    image.isPinned() ? "" : image.full(),
                                    image.byDigest()),
                    Clock.NANOSECONDS.tells(
                            pull.happening(), SOURCE, pull.done().plusNanos(3_000_000)));
        }
        line(
                run.created().plusNanos(600_000),
                "CreateContainer within sandbox '%s' for &ContainerMetadata{Name:%s,Attempt:%d,} returns container id '%s'"
                        .formatted(sandbox.id(), run.name(), run.attempt(), run.id()),
                Clock.NANOSECONDS.tells(run.create(), SOURCE, run.created().plusNanos(600_000)));
        var started = run.started().plusNanos(1_400_000);
        line(
                started,
                "StartContainer for '%s' returns successfully".formatted(run.id()),
                Clock.NANOSECONDS.tells(run.start(), SOURCE, started));
        if (run.hasEnded() && run.role() != Role.SANDBOX) {
            line(
                    run.ended().plus(Duration.ofMillis(2)),
                    "received exit event container_id:'%s' id:'%s' pid:%d exited_at:{seconds:%d}"
                            .formatted(
                                    run.id(), run.id(), run.pid(), run.ended().getEpochSecond()));
        }
    }
}
