package io.tallyman.oracle;

import static io.tallyman.oracle.Quoted.json;

import io.tallyman.oracle.Run.Role;
import io.tallyman.oracle.Run.Way;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Kubernetes Events of a cluster: whole seconds, and those of a restart counted in the first one's object. */
final class EventLines {

    private static final String SOURCE = "kubernetes:events";

    private final List<Line> lines = new ArrayList<>();

    static List<Line> of(List<Pod> pods) {
        var log = new EventLines();
        pods.forEach(log::pod);
        return log.lines;
    }

    private void pod(Pod pod) {
        for (var run : pod.runs()) {
            var name = run.image().reference();
            if (run.pull().way() == Way.PRESENT) {
                line(
                        pod,
                        run,
                        run.pull().begun(),
                        "Pulled",
                        "Container image \\'%s\\' already present on machine".formatted(name),
                        run.pull().happening());
            } else {
                line(
                        pod,
                        run,
                        run.pull().begun(),
                        "Pulling",
                        "Pulling image \\'%s\\'".formatted(name),
                        run.pull().happening());
                line(
                        pod,
                        run,
                        run.pull().done(),
                        "Pulled",
                        "Successfully pulled image \\'%s\\' in 1.2s (1.2s including waiting)".formatted(name),
                        run.pull().happening());
            }
            line(pod, run, run.created(), "Created", "Created container " + run.name(), run.create());
            line(pod, run, run.started(), "Started", "Started container " + run.name(), run.start());
        }
    }

    private void line(Pod pod, Run run, Instant time, String reason, String message, String happening) {
        var path = run.role() == Role.INIT ? "initContainers" : "containers";
        var first = pod.place(run).get(0).started();
        var second = Clock.seconds(time);
        lines.add(new Line(
                time,
                json(
                        "{'kind':'Event','apiVersion':'v1','metadata':{'name':'%s.%s','namespace':'%s','creationTimestamp':'%s'},'involvedObject':{'kind':'Pod','namespace':'%s','name':'%s','uid':'%s','apiVersion':'v1','fieldPath':'spec.%s{%s}'},'reason':'%s','message':'%s','source':{'component':'kubelet','host':'%s'},'firstTimestamp':'%s','lastTimestamp':'%s','count':%d,'type':'Normal','eventTime':null}",
                        pod.name(),
                        Registry.hex(happening + reason).substring(0, 12),
                        pod.namespace(),
                        second,
                        pod.namespace(),
                        pod.name(),
                        pod.uid(),
                        path,
                        run.name(),
                        reason,
                        message,
                        pod.node(),
                        Clock.seconds(first.isBefore(time) ? first : time),
                        second,
                        run.attempt() + 1),
                List.of(Clock.SECONDS.tells(happening, SOURCE, time))));
    }
}
