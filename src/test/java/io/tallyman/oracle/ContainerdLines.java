package io.tallyman.oracle;

import static io.tallyman.oracle.Quoted.json;

import io.tallyman.oracle.Pod.Kind;
import io.tallyman.oracle.Run.Role;
import io.tallyman.oracle.Run.Way;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What {@code ctr events} prints on a node. */
final class ContainerdLines {

    private static final String SOURCE = "containerd:events";

    private final Premises premises;
    private final List<Line> lines = new ArrayList<>();
    private String namespace = "";

    private ContainerdLines(Premises premises) {
        this.premises = premises;
    }

    static List<Line> of(Premises premises, List<Pod> pods) {
        var log = new ContainerdLines(premises);
        pods.forEach(log::pod);
        return log.lines;
    }

    private void line(Instant time, String topic, String event, Told... tells) {
        lines.add(new Line(
                time,
                "%s %s %s %s".formatted(Clock.go(time), namespace, topic, event.replace('\'', '"')),
                List.of(tells)));
    }

    private void pod(Pod pod) {
        namespace = switch (pod.kind()) {
            case KUBERNETES -> "k8s.io";
            case DOCKER -> "moby";
            case CTR -> "default";
        };
        pod.sandbox().forEach(sandbox -> life(pod, sandbox));
        for (var run : pod.runs()) {
            if (pod.kind() != Kind.DOCKER) {
                pull(pod, run);
            }
            life(pod, run);
            run.doings().stream().filter(Doing::isCalled).forEach(doing -> called(run, doing));
        }
    }

    private void pull(Pod pod, Run run) {
        var pull = run.pull();
        if (pull.way() == Way.PRESENT) {
            return;
        }
        var isNew = pull.way() == Way.FIRST;
        var image = run.image();
        var told = Clock.NANOSECONDS.tells(pull.happening(), SOURCE, pull.done());
        image(pull.done(), isNew, image.full(), told);
        if (pod.kind() != Kind.KUBERNETES) {
            return;
        }
        if (pull.way() != Way.AGAIN || premises.oldRuntime()) {
            image(pull.done().plusNanos(900_000), pull.way() != Way.AGAIN, image.config());
            if (!image.isPinned()) {
                image(
                        pull.done().plusNanos(1_800_000),
                        false,
                        image.full(),
                        Clock.NANOSECONDS.tells(
                                pull.happening(), SOURCE, pull.done().plusNanos(1_800_000)));
                image(
                        pull.done().plusNanos(2_700_000),
                        pull.way() != Way.AGAIN,
                        image.byDigest(),
                        Clock.NANOSECONDS.tells(
                                pull.happening(), SOURCE, pull.done().plusNanos(2_700_000)));
            }
        }
    }

    private void image(Instant time, boolean isNew, String name, Told... tells) {
        line(
                time,
                isNew ? "/images/create" : "/images/update",
                "{'name':'%s','labels':{'io.cri-containerd.image':'managed'}}".formatted(name),
                tells);
    }

    private void life(Pod pod, Run run) {
        var id = run.id();
        var image = pod.kind() == Kind.DOCKER
                ? ""
                : "'image':'%s',".formatted(run.image().full());
        line(
                run.created(),
                "/containers/create",
                "{'id':'%s',%s'runtime':{'name':'io.containerd.runc.v2'}}".formatted(id, image),
                Clock.NANOSECONDS.tells(run.create(), SOURCE, run.created()));
        if (run.role() == Role.SANDBOX) {
            line(
                    run.created().plusNanos(700_000),
                    "/containers/update",
                    "{'id':'%s',%s'labels':{'io.cri-containerd.kind':'sandbox','io.kubernetes.pod.name':'%s','io.kubernetes.pod.namespace':'%s','io.kubernetes.pod.uid':'%s'},'snapshot_key':'%s'}"
                            .formatted(id, image, pod.name(), pod.namespace(), pod.uid(), id));
        }
        line(run.created().plusNanos(900_000), "/tasks/create", task(run));
        line(
                run.started(),
                "/tasks/start",
                "{'container_id':'%s','pid':%d}".formatted(id, run.pid()),
                Clock.NANOSECONDS.tells(run.start(), SOURCE, run.started()));
        if (run.hasEnded()) {
            line(
                    run.ended(),
                    "/tasks/exit",
                    "{'container_id':'%s','id':'%s','pid':%d,'exited_at':'%s'}"
                            .formatted(id, id, run.pid(), Clock.nanos(run.ended())));
            line(
                    run.ended().plusNanos(9_000_000),
                    "/tasks/delete",
                    "{'container_id':'%s','pid':%d,'exited_at':'%s'}"
                            .formatted(id, run.pid(), Clock.nanos(run.ended())));
        }
    }

    private static String task(Run run) {
        return json(
                "{'container_id':'%s','bundle':'/run/containerd/io.containerd.runtime.v2.task/%s','rootfs':[{'type':'overlay','source':'overlay'}],'io':{},'pid':%d}",
                run.id(), run.id(), run.pid());
    }

    private void called(Run run, Doing doing) {
        var exec = Registry.hex("exec " + doing.number());
        line(
                doing.time().minusNanos(2_000_000),
                "/tasks/exec-added",
                "{'container_id':'%s','exec_id':'%s'}".formatted(run.id(), exec));
        line(
                doing.time().plusNanos(5_000_000),
                "/tasks/exec-started",
                "{'container_id':'%s','exec_id':'%s','pid':%d}".formatted(run.id(), exec, doing.pid()));
    }
}
