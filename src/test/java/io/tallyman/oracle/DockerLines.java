package io.tallyman.oracle;

import static io.tallyman.oracle.Quoted.json;

import io.tallyman.oracle.Run.Way;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What {@code docker events --format '{{json .}}'} prints on a node. */
final class DockerLines {

    private static final String SOURCE = "docker:events";

    private final List<Line> lines = new ArrayList<>();

    static List<Line> of(List<Pod> pods) {
        var log = new DockerLines();
        pods.forEach(pod -> pod.runs().forEach(log::run));
        return log.lines;
    }

    private void run(Run run) {
        if (run.pull().way() != Way.PRESENT) {
            var asked = run.image().isPinned() || run.image().reference().contains(":")
                    ? run.image().reference()
                    : run.image().reference() + ":latest";
            line(
                    run.pull().done(),
                    "image",
                    "pull",
                    asked,
                    "'name':'%s'".formatted(run.image().reference()),
                    run.pull().happening());
        }
        container(run, run.created(), "create", run.create());
        container(run, run.started(), "start", run.start());
        for (var doing : run.doings()) {
            if (doing.isCalled() && doing.deed() instanceof Command command) {
                container(
                        run,
                        doing.time().minusMillis(20),
                        "exec_create: " + String.join(" ", command.arguments()),
                        doing.happening());
            }
        }
        if (run.hasEnded()) {
            container(run, run.ended().plusMillis(3), "die", "");
        }
    }

    private void container(Run run, Instant time, String action, String happening) {
        line(
                time,
                "container",
                action,
                run.id(),
                "'image':'%s','name':'%s'".formatted(run.image().reference(), run.name()),
                happening);
    }

    private void line(Instant time, String type, String action, String id, String attributes, String happening) {
        lines.add(new Line(
                time,
                json(
                        "{'Type':'%s','Action':'%s','Actor':{'ID':'%s','Attributes':{%s}},'scope':'local','time':%d,'timeNano':%d%09d}",
                        type, action, id, attributes, time.getEpochSecond(), time.getEpochSecond(), time.getNano()),
                happening.isEmpty() ? List.of() : List.of(Clock.NANOSECONDS.tells(happening, SOURCE, time))));
    }
}
