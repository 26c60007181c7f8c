package io.tallyman.oracle;

import static io.tallyman.oracle.Quoted.json;

import io.tallyman.oracle.Run.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The audit log of a cluster's API server, as far as it is about pods. */
final class ApiLines {

    static final String SOURCE = "kubernetes:audit";

    /** How long the server takes to answer. */
    private static final Duration ANSWERED = Duration.ofNanos(7_300_000);

    private final List<Line> lines = new ArrayList<>();

    static List<Line> of(List<Pod> pods) {
        var log = new ApiLines();
        pods.forEach(log::pod);
        return log.lines;
    }

    private void pod(Pod pod) {
        var specification = specification(pod);
        line(
                pod,
                pod.requested(),
                "create",
                "",
                "jane@corp.example",
                201,
                json(
                        "{'kind':'Pod','apiVersion':'v1','metadata':{'name':'%s','namespace':'%s'},%s}",
                        pod.name(), pod.namespace(), specification),
                json("{'kind':'Pod','apiVersion':'v1',%s,%s}", metadata(pod), specification),
                List.of(Clock.MICROSECONDS.tells(pod.request(), SOURCE, pod.requested())));
        line(
                pod,
                pod.requested().plusMillis(9),
                "create",
                "binding",
                "system:kube-scheduler",
                201,
                json(
                        "{'kind':'Binding','apiVersion':'v1',%s,'target':{'kind':'Node','name':'%s'}}",
                        metadata(pod), pod.node()),
                "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Success\",\"code\":201}",
                List.of());
        for (var run : pod.runs()) {
            status(pod, run.started().plusMillis(150 + run.number() % 900));
            if (run.hasEnded()) {
                status(pod, run.ended().plusMillis(200 + run.number() % 700));
            }
            run.doings().stream().filter(Doing::isCalled).forEach(doing -> called(pod, run, doing));
        }
        if (pod.deleted().isBefore(Run.NEVER)) {
            deleted(pod);
        }
    }

    private static String metadata(Pod pod) {
        return json("'metadata':{'name':'%s','namespace':'%s','uid':'%s'}", pod.name(), pod.namespace(), pod.uid());
    }

    private static String specification(Pod pod) {
        var byRole = pod.runs().stream()
                .filter(run -> pod.place(run).get(0).equals(run))
                .collect(Collectors.groupingBy(
                        run -> run.role() == Role.INIT ? "initContainers" : "containers",
                        Collectors.mapping(
                                run -> json(
                                        "{'name':'%s','image':'%s','resources':{}}",
                                        run.name(), run.image().reference()),
                                Collectors.joining(","))));
        byRole.putIfAbsent("containers", "");
        return "\"spec\":{"
                + byRole.entrySet().stream()
                        .map(entry -> json("'%s':[%s]", entry.getKey(), entry.getValue()))
                        .sorted()
                        .collect(Collectors.joining(","))
                + ",\"restartPolicy\":\"Always\"}";
    }

    private void deleted(Pod pod) {
        var object = json("{'kind':'Pod','apiVersion':'v1',%s}", metadata(pod));
        line(
                pod,
                pod.deleted().minus(ANSWERED),
                "delete",
                "",
                "jane@corp.example",
                200,
                "{\"kind\":\"DeleteOptions\",\"apiVersion\":\"v1\"}",
                object,
                List.of());
    }

    private void called(Pod pod, Run run, Doing doing) {
        if (!(doing.deed() instanceof Command command)) {
            return;
        }
        var asked = doing.time().minusMillis(12);
        var query = command.arguments().stream()
                .map(text -> "command=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        lines.add(new Line(
                asked.plusMillis(8),
                json(
                        "{'kind':'Event','apiVersion':'audit.k8s.io/v1','level':'Request','auditID':'%s','stage':'ResponseStarted','requestURI':'/api/v1/namespaces/%s/pods/%s/exec?%s&container=%s&stdout=true','verb':'create','user':{'username':'jane@corp.example'},'objectRef':{'resource':'pods','namespace':'%s','name':'%s','apiVersion':'v1','subresource':'exec'},'responseStatus':{'metadata':{},'code':101},'requestReceivedTimestamp':'%s','stageTimestamp':'%s'}",
                        Registry.hex(doing.happening()).substring(0, 32),
                        pod.namespace(),
                        pod.name(),
                        query,
                        run.name(),
                        pod.namespace(),
                        pod.name(),
                        Clock.micros(asked),
                        Clock.micros(asked.plusMillis(8))),
                List.of(Clock.MICROSECONDS.tells(doing.happening(), SOURCE, asked))));
    }

    /* The kubelet tells how all containers of the pod are now. */
    private void status(Pod pod, Instant time) {
        var latest = new HashMap<String, Run>();
        pod.runs().stream().filter(run -> run.started().isBefore(time)).forEach(run -> latest.put(run.name(), run));
        var tells = latest.values().stream()
                .map(run -> Clock.SECONDS.tells(run.start(), SOURCE, run.started()))
                .toList();
        var request = json(
                "{'metadata':{'uid':'%s'},'status':{%s'hostIP':'10.20.1.1%s','phase':'Running','podIP':'%s','podIPs':[{'ip':'%s'}]}}",
                pod.uid(), statuses(latest, time), pod.node().endsWith("2") ? 2 : 1, pod.address(), pod.address());
        line(
                pod,
                time,
                "patch",
                "status",
                "system:node:" + pod.node(),
                200,
                request,
                json("{'kind':'Pod','apiVersion':'v1',%s}", metadata(pod)),
                tells);
    }

    private static String statuses(Map<String, Run> latest, Instant time) {
        var text = new StringBuilder();
        for (var role : List.of(Role.INIT, Role.APPLICATION)) {
            var all = latest.values().stream()
                    .filter(run -> run.role() == role)
                    .map(run -> status(run, time))
                    .sorted()
                    .collect(Collectors.joining(","));
            if (!all.isEmpty()) {
                text.append(json("'%s':[%s],", role == Role.INIT ? "initContainerStatuses" : "containerStatuses", all));
            }
        }
        return text.toString();
    }

    private static String status(Run run, Instant time) {
        var started = Clock.seconds(run.started());
        var state = run.ended().isBefore(time)
                ? json(
                        "{'terminated':{'exitCode':0,'reason':'Completed','startedAt':'%s','finishedAt':'%s'}}",
                        started, Clock.seconds(run.ended()))
                : json("{'running':{'startedAt':'%s'}}", started);
        return json(
                "{'containerID':'containerd://%s','image':'%s','imageID':'%s','lastState':{},'name':'%s','ready':true,'restartCount':%d,'started':true,'state':%s}",
                run.id(),
                run.image().isPinned() ? run.image().config() : run.image().full(),
                run.image().byDigest(),
                run.name(),
                run.attempt(),
                state);
    }

    private void line(
            Pod pod,
            Instant time,
            String verb,
            String subresource,
            String user,
            int code,
            String request,
            String response,
            List<Told> tells) {
        var part = subresource.isEmpty() ? "" : ",'subresource':'%s'".formatted(subresource);
        lines.add(new Line(
                time.plus(ANSWERED),
                json(
                        "{'kind':'Event','apiVersion':'audit.k8s.io/v1','level':'RequestResponse','auditID':'%s','stage':'ResponseComplete','requestURI':'/api/v1/namespaces/%s/pods','verb':'%s','user':{'username':'%s','groups':[%s'system:authenticated']},'objectRef':{'resource':'pods','namespace':'%s','name':'%s','apiVersion':'v1'%s},'responseStatus':{'metadata':{},'code':%d},'requestObject':%s,'responseObject':%s,'requestReceivedTimestamp':'%s','stageTimestamp':'%s'}",
                        Registry.hex(pod.uid() + verb + subresource + time).substring(0, 32),
                        pod.namespace(),
                        verb,
                        user,
                        user.startsWith("system:node") ? "'system:nodes'," : "",
                        pod.namespace(),
                        pod.name(),
                        part,
                        code,
                        request,
                        response,
                        Clock.micros(time),
                        Clock.micros(time.plus(ANSWERED))),
                tells));
    }
}
