package io.tallyman.oracle;

import static io.tallyman.oracle.Quoted.json;

import io.tallyman.oracle.Pod.Kind;
import io.tallyman.oracle.Premises.Sensor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What Falco or Tetragon writes on a node. */
final class SensorLines {

    /** Falco's field has so many digits. */
    private static final int SHORT_ID = 12;

    /** Tetragon's so many. */
    private static final int CUT_ID = 31;

    private final Premises premises;
    private final List<Line> lines = new ArrayList<>();

    private SensorLines(Premises premises) {
        this.premises = premises;
    }

    static List<Line> of(Premises premises, List<Pod> pods) {
        var log = new SensorLines(premises);
        for (var pod : pods) {
            for (var run : pod.runs()) {
                run.doings().stream().filter(Doing::onHost).forEach(doing -> log.doing(pod, run, doing));
            }
        }
        return log.lines;
    }

    private void doing(Pod pod, Run run, Doing doing) {
        var time = doing.time().plus(premises.hostSkew());
        var tells = new ArrayList<Told>();
        tells.add(Clock.NANOSECONDS.tells(doing.happening(), premises.sensor().source, time));
        if (premises.sensor() == Sensor.TETRAGON && pod.kind() == Kind.KUBERNETES) {
            tells.add(Clock.SECONDS.tells(run.start(), premises.sensor().source, run.started()));
        }
        var text = premises.sensor() == Sensor.FALCO
                ? falco(pod, run, doing, (Command) doing.deed(), time)
                : tetragon(pod, run, doing, time);
        lines.add(new Line(time, text, tells));
    }

    private static String falco(Pod pod, Run run, Doing doing, Command command, Instant time) {
        var image = run.image();
        var tag = image.isPinned()
                ? "null"
                : "'" + image.full().substring(image.full().lastIndexOf(':') + 1) + "'";
        var place = pod.kind() == Kind.KUBERNETES
                ? ",'k8s.ns.name':'%s','k8s.pod.name':'%s','k8s.pod.uid':'%s'"
                        .formatted(pod.namespace(), pod.name(), pod.uid())
                : "";
        return json(
                "{'hostname':'%s','output':'Notice program started','output_fields':{'container.id':'%s','container.image.repository':'%s','container.image.tag':%s,'container.name':'%s','evt.time':%d%09d,'evt.type':'execve'%s,'proc.cmdline':'%s','proc.exepath':'%s','proc.pid':%d,'proc.pname':'sh','proc.ppid':%d,'user.name':'root'},'priority':'Notice','rule':'Program started','source':'syscall','time':'%s'}",
                pod.node(),
                run.id().substring(0, SHORT_ID),
                image.repository(),
                tag,
                run.name(),
                time.getEpochSecond(),
                time.getNano(),
                place,
                String.join(" ", command.arguments()),
                command.executable(),
                doing.pid(),
                doing.parent(),
                Clock.nanos(time));
    }

    private static String tetragon(Pod pod, Run run, Doing doing, Instant time) {
        var command = doing.deed() instanceof Command own ? own : Command.SERVICE.numbered(1);
        var body = json(
                "'process':{'exec_id':'%s','pid':%d,'uid':0,'cwd':'/','binary':'%s','arguments':'%s','flags':'execve','start_time':'%s'%s,'docker':'%s'},'parent':{'exec_id':'p','pid':%d,'binary':'/usr/bin/containerd-shim-runc-v2','arguments':''}",
                Registry.hex(doing.happening()).substring(0, 16),
                doing.pid(),
                binary(command),
                arguments(command),
                Clock.nanos(time),
                pod.kind() == Kind.KUBERNETES ? place(pod, run) : "",
                run.id().substring(0, CUT_ID),
                doing.deed() instanceof Command ? doing.parent() : run.pid() == doing.pid() ? 900 : run.pid());
        if (doing.deed() instanceof Connection to) {
            return json(
                    "{'process_kprobe':{%s,'function_name':'tcp_connect','args':[{'sock_arg':{'family':'%s','type':'SOCK_STREAM','protocol':'IPPROTO_TCP','saddr':'%s','daddr':'%s','sport':40000,'dport':%d}}],'action':'KPROBE_ACTION_POST'},'node_name':'%s','time':'%s'}",
                    body,
                    to.isIpv6() ? "AF_INET6" : "AF_INET",
                    pod.address(),
                    to.address(),
                    to.port(),
                    pod.node(),
                    Clock.nanos(time));
        }
        return json("{'process_exec':{%s},'node_name':'%s','time':'%s'}", body, pod.node(), Clock.nanos(time));
    }

    /* What was asked for, not where a link of that name leads. */
    private static String binary(Command command) {
        var name = command.arguments().get(0);
        return command.executable().endsWith(name) ? command.executable() : "/bin/" + name;
    }

    private static String place(Pod pod, Run run) {
        return ",'pod':{'namespace':'%s','name':'%s','uid':'%s','container':{'id':'containerd://%s','name':'%s','image':{'id':'%s','name':'%s'},'start_time':'%s','pid':1}}"
                .formatted(
                        pod.namespace(),
                        pod.name(),
                        pod.uid(),
                        run.id(),
                        run.name(),
                        run.image().byDigest(),
                        run.image().full(),
                        Clock.seconds(run.started()));
    }

    private static String arguments(Command command) {
        return command.arguments().stream()
                .skip(1)
                .map(text -> text.contains(" ") ? "\\'" + text + "\\'" : text)
                .collect(Collectors.joining(" "));
    }
}
