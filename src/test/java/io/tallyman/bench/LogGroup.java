package io.tallyman.bench;

import io.tallyman.source.Source;
import io.tallyman.source.auditd.LaurelSource;
import io.tallyman.source.aws.CloudTrail;
import io.tallyman.source.aws.EventBridge;
import io.tallyman.source.aws.VpcFlowLog;
import io.tallyman.source.aws.VpcFlowLogJson;
import io.tallyman.source.azure.ActivityLog;
import io.tallyman.source.azure.FlowLog;
import io.tallyman.source.cloudinit.CloudInitLog;
import io.tallyman.source.cloudinit.CloudInitOutput;
import io.tallyman.source.cni.CniResults;
import io.tallyman.source.containerd.ContainerdEventsJson;
import io.tallyman.source.containerd.ContainerdEventsText;
import io.tallyman.source.containerd.RuntimeLogText;
import io.tallyman.source.docker.DockerEventsJson;
import io.tallyman.source.docker.DockerEventsText;
import io.tallyman.source.gcp.CloudAudit;
import io.tallyman.source.gcp.SubnetFlowLog;
import io.tallyman.source.kubernetes.KubernetesEvents;
import io.tallyman.source.sensor.AuditbeatSource;
import io.tallyman.source.sensor.FalcoSource;
import io.tallyman.source.sensor.TetragonSource;
import io.tallyman.source.sensor.TraceeSource;
import io.tallyman.source.suricata.EveLog;
import io.tallyman.source.sysmon.SysmonJson;
import io.tallyman.source.sysmon.SysmonXml;
import io.tallyman.source.zeek.DnsLog;
import io.tallyman.source.zeek.TlsLog;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Kinds of logs that are measured together, in interleaved rounds. */
record LogGroup(String title, List<LogKind> kinds) {

    private static final int MANY = 10;
    private static final int FEW = 20;

    /** All that can be generated. */
    static List<LogGroup> all() {
        return List.of(MAIN, RUNTIMES, SENSORS, NETWORK, AWS, OTHER_CLOUDS, GUESTS);
    }

    private static final LogGroup MAIN = of(
            "The main logs",
            new LogKind("tallyman:events", 1, Log::events),
            new LogKind("auditd:SYSCALL", 1, Log::auditd),
            new LogKind("kubernetes:audit", 1, Log::kubernetes),
            new LogKind("Zeek conn TSV", 1, records -> Log.zeek(records, false)),
            new LogKind("Zeek conn JSON", 1, records -> Log.zeek(records, true)));

    private static final LogGroup RUNTIMES = of(
            "Container runtimes and Kubernetes",
            world(
                    "containerd:events text",
                    new ContainerdEventsText(),
                    "node-0",
                    Shape.PROBED,
                    MANY,
                    (page, whose) -> new ContainerdLines(page, whose, "text")),
            world(
                    "containerd:events JSON",
                    new ContainerdEventsJson(),
                    "node-0",
                    Shape.PROBED,
                    MANY,
                    (page, whose) -> new ContainerdLines(page, whose, "json")),
            world(
                    "containerd:runtime",
                    new RuntimeLogText(),
                    "",
                    Shape.CHURN,
                    FEW,
                    (page, whose) -> new PodLines(page, whose, "runtime")),
            world(
                    "docker:events text",
                    new DockerEventsText(),
                    "node-0",
                    Shape.PROBED,
                    MANY,
                    (page, whose) -> new DockerLines(page, whose, "dockerText")),
            world(
                    "docker:events JSON",
                    new DockerEventsJson(),
                    "node-0",
                    Shape.PROBED,
                    MANY,
                    (page, whose) -> new DockerLines(page, whose, "dockerJson")),
            world("kubernetes:events", new KubernetesEvents(), "", Shape.CHURN, MANY, KubernetesEventLines::new),
            world(
                    "cni:result",
                    new CniResults(),
                    "node-0",
                    Shape.CHURN,
                    5 * FEW,
                    (page, whose) -> new PodLines(page, whose, "cni")));

    private static final LogGroup SENSORS = of(
            "Sensors on hosts",
            sensor("falco", "falco", new FalcoSource()),
            sensor("tetragon", "tetragon", new TetragonSource()),
            sensor("tracee", "tracee", new TraceeSource()),
            sensor("laurel", "laurel", new LaurelSource()),
            sensor("auditbeat", "auditbeat", new AuditbeatSource()));

    private static final LogGroup NETWORK = of(
            "Sensors in the network",
            network("Suricata EVE", new EveLog(), "eve", ""),
            network("Zeek dns TSV", new DnsLog(), "zeek.dnsTsv", "zeek.dnsHeader"),
            network("Zeek dns JSON", new DnsLog(), "zeek.dnsJson", ""),
            network("Zeek ssl TSV", new TlsLog(), "zeek.sslTsv", "zeek.sslHeader"),
            network("Zeek ssl JSON", new TlsLog(), "zeek.sslJson", ""));

    private static final LogGroup AWS = of(
            "AWS",
            control("AWS:CloudTrail files", new CloudTrail(), Cloud.AWS, page -> new TrailLines(page, true)),
            control("AWS:CloudTrail lines", new CloudTrail(), Cloud.AWS, page -> new TrailLines(page, false)),
            control("AWS:EventBridge", new EventBridge(), Cloud.AWS, BridgeLines::new),
            new LogKind("aws:describe-images", FEW, records -> DescribedLines.log("aws:describe-images", records)),
            fleet(
                    "AWS:VPCFlowLogs v2",
                    new VpcFlowLog(),
                    Cloud.AWS,
                    page -> new FlowLogLines(page, "flow.v2", FlowLogLines.DEFAULT)),
            fleet(
                    "AWS:VPCFlowLogs custom",
                    new VpcFlowLog(),
                    Cloud.AWS,
                    page -> new FlowLogLines(page, "flow.custom", FlowLogLines.CUSTOM)),
            fleet(
                    "AWS:VPCFlowLogs JSON",
                    new VpcFlowLogJson(),
                    Cloud.AWS,
                    page -> new FlowLogLines(page, "flow.json", "")));

    private static final LogGroup OTHER_CLOUDS = of(
            "Google Cloud and Azure",
            control("gcp:audit", new CloudAudit(), Cloud.GOOGLE, GoogleAuditLines::new),
            fleet("gcp:vpcflow", new SubnetFlowLog(), Cloud.GOOGLE, GoogleFlowLines::new),
            control("azure:activity", new ActivityLog(), Cloud.AZURE, ActivityLines::new),
            fleet("azure:flow NSG", new FlowLog(), Cloud.AZURE, page -> new AzureFlowLines(page, false)),
            fleet("azure:flow VNet", new FlowLog(), Cloud.AZURE, page -> new AzureFlowLines(page, true)));

    private static final LogGroup GUESTS = of(
            "Guests",
            sysmon("WinEventLog:Sysmon XML", new SysmonXml(), Cloud.AZURE, "xml"),
            sysmon("WinEventLog:Sysmon JSON", new SysmonJson(), Cloud.AWS, "json"),
            boots("linux:cloud-init", new CloudInitLog(), "log."),
            boots("linux:cloud-init-output", new CloudInitOutput(), "output."));

    private static LogGroup of(String title, LogKind... kinds) {
        return new LogGroup(title, List.of(kinds));
    }

    private static LogKind world(
            String name,
            Source source,
            String host,
            Shape shape,
            int share,
            BiFunction<Page, Whose, WorldLines> writer) {
        return new LogKind(name, share, records -> WorldLog.of(name, source, host, shape, records, writer));
    }

    private static LogKind sensor(String name, String prefix, Source source) {
        return world(name, source, "node-0", Shape.HOST, MANY, (page, whose) -> new SensorLines(page, whose, prefix));
    }

    private static LogKind network(String name, Source source, String template, String header) {
        return world(name, source, "", Shape.SITE, MANY, (page, whose) -> {
            if (!header.isEmpty()) {
                page.line(header, World.BEGIN, Map.of());
            }
            return new NetworkLines(page, template);
        });
    }

    private static LogKind control(String name, Source source, Cloud cloud, Function<Page, FleetLines> writer) {
        return new LogKind(name, MANY, records -> FleetLog.control(name, source, cloud, records, writer));
    }

    private static LogKind fleet(String name, Source source, Cloud cloud, Function<Page, FleetLines> writer) {
        return new LogKind(
                name, MANY, records -> FleetLog.of(name, source, cloud, new Page(cloud.templates()), records, writer));
    }

    private static LogKind sysmon(String name, Source source, Cloud cloud, String format) {
        return new LogKind(
                name,
                MANY,
                records -> FleetLog.of(
                        name, source, cloud, new Page("sysmon"), records, page -> new SysmonLines(page, format)));
    }

    private static LogKind boots(String name, Source source, String prefix) {
        return new LogKind(name, FEW, records -> BootLines.log(name, source, prefix, records));
    }
}
