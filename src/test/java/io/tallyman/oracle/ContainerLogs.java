package io.tallyman.oracle;

import io.tallyman.oracle.Pod.Kind;
import io.tallyman.oracle.Premises.Sensor;
import io.tallyman.source.Source;
import io.tallyman.source.auditd.AuditdSource;
import io.tallyman.source.cni.CniResults;
import io.tallyman.source.containerd.ContainerdEventsText;
import io.tallyman.source.containerd.RuntimeLogText;
import io.tallyman.source.docker.DockerEventsJson;
import io.tallyman.source.kubernetes.KubernetesAudit;
import io.tallyman.source.kubernetes.KubernetesEvents;
import io.tallyman.source.sensor.FalcoSource;
import io.tallyman.source.sensor.TetragonSource;
import io.tallyman.source.zeek.ConnectionLog;
import io.tallyman.source.zeek.DnsLog;
import java.util.ArrayList;
import java.util.List;

/** All logs of a world of containers. */
final class ContainerLogs {

    private final Premises premises;
    private final List<RawLog> logs = new ArrayList<>();

    private ContainerLogs(Premises premises) {
        this.premises = premises;
    }

    static List<RawLog> of(ContainerWorld world) {
        var all = new ContainerLogs(world.premises());
        world.pods().stream()
                .map(Pod::node)
                .distinct()
                .sorted()
                .forEach(node -> all.node(
                        node,
                        world.pods().stream()
                                .filter(pod -> pod.node().equals(node))
                                .toList()));
        all.cluster(world.pods().stream()
                .filter(pod -> pod.kind() == Kind.KUBERNETES)
                .toList());
        return List.copyOf(all.logs);
    }

    private void node(String node, List<Pod> pods) {
        var kind = pods.get(0).kind();
        add(node, "containerd.txt", new ContainerdEventsText(), ContainerdLines.of(premises, pods));
        if (kind == Kind.DOCKER) {
            add(node, "docker.json", new DockerEventsJson(), DockerLines.of(pods));
        }
        if (kind == Kind.KUBERNETES && premises.runtimeLog()) {
            add(node, "journal.txt", new RuntimeLogText(), RuntimeLines.of(pods));
        }
        if (premises.sensor() == Sensor.AUDITD) {
            add(node, "audit.log", new AuditdSource(), AuditdLines.of(premises, pods));
        } else if (premises.sensor() != Sensor.NONE) {
            var source = premises.sensor() == Sensor.FALCO ? new FalcoSource() : new TetragonSource();
            add(node, "sensor.json", source, SensorLines.of(premises, pods));
        }
        if (premises.addresses()) {
            add(node, "cni.jsonl", new CniResults(), CniLines.of(pods));
        }
        if (premises.flows()) {
            zeek(node, "conn.log", new ConnectionLog(), ZeekLines.CONN_HEAD, ZeekLines.flows(premises, pods));
            zeek(node, "dns.log", new DnsLog(), ZeekLines.DNS_HEAD, ZeekLines.names(premises, pods));
        }
    }

    private void cluster(List<Pod> pods) {
        if (premises.audit()) {
            add("", "api.log", new KubernetesAudit(), ApiLines.of(pods));
        }
        if (premises.events()) {
            add("", "events.json", new KubernetesEvents(), EventLines.of(pods));
        }
    }

    private void add(String node, String file, Source source, List<Line> lines) {
        add(node, file, source, "", lines);
    }

    private void zeek(String node, String file, Source source, String head, List<Line> lines) {
        add(node, file, source, premises.table() ? head : "", lines);
    }

    private void add(String node, String file, Source source, String head, List<Line> lines) {
        if (!lines.isEmpty()) {
            logs.add(new RawLog(
                    node.isEmpty() ? file : node + "/" + file, source, node, RawLog.CLUSTER, "", head, lines));
        }
    }
}
