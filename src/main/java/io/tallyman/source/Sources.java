package io.tallyman.source;

import io.tallyman.source.auditd.AuditdSource;
import io.tallyman.source.auditd.LaurelSource;
import io.tallyman.source.aws.CloudTrail;
import io.tallyman.source.aws.DescribedImages;
import io.tallyman.source.aws.EventBridge;
import io.tallyman.source.aws.VpcFlowLog;
import io.tallyman.source.aws.VpcFlowLogJson;
import io.tallyman.source.azure.ActivityLog;
import io.tallyman.source.azure.FlowLog;
import io.tallyman.source.cloudinit.CloudInitLog;
import io.tallyman.source.cloudinit.CloudInitOutput;
import io.tallyman.source.cni.CniResults;
import io.tallyman.source.cni.MultusLog;
import io.tallyman.source.containerd.ContainerdEventsJson;
import io.tallyman.source.containerd.ContainerdEventsText;
import io.tallyman.source.containerd.RuntimeLogJson;
import io.tallyman.source.containerd.RuntimeLogText;
import io.tallyman.source.docker.DockerEventsJson;
import io.tallyman.source.docker.DockerEventsText;
import io.tallyman.source.gcp.CloudAudit;
import io.tallyman.source.gcp.SubnetFlowLog;
import io.tallyman.source.kubernetes.KubectlEventsTable;
import io.tallyman.source.kubernetes.KubernetesAudit;
import io.tallyman.source.kubernetes.KubernetesEvents;
import io.tallyman.source.sensor.AuditbeatSource;
import io.tallyman.source.sensor.FalcoSource;
import io.tallyman.source.sensor.TetragonSource;
import io.tallyman.source.sensor.TraceeSource;
import io.tallyman.source.suricata.EveLog;
import io.tallyman.source.sysmon.SysmonJson;
import io.tallyman.source.sysmon.SysmonXml;
import io.tallyman.source.tallyman.TallymanSource;
import io.tallyman.source.zeek.ConnectionLog;
import io.tallyman.source.zeek.DnsLog;
import io.tallyman.source.zeek.TlsLog;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The log sources that are known, and which of them a text is of. */
public final class Sources {

    private final List<Source> all;

    private Sources(List<Source> all) {
        this.all = all;
    }

    /** All that the program can read. */
    public static Sources shipped() {
        return of(List.of(
                new ContainerdEventsText(),
                new ContainerdEventsJson(),
                new RuntimeLogText(),
                new RuntimeLogJson(),
                new DockerEventsText(),
                new DockerEventsJson(),
                new CniResults(),
                new MultusLog(),
                new KubernetesAudit(),
                new KubernetesEvents(),
                new KubectlEventsTable(),
                new AuditdSource(),
                new LaurelSource(),
                new AuditbeatSource(),
                new SysmonXml(),
                new SysmonJson(),
                new CloudInitLog(),
                new CloudInitOutput(),
                new FalcoSource(),
                new TetragonSource(),
                new TraceeSource(),
                new CloudAudit(),
                new SubnetFlowLog(),
                new ActivityLog(),
                new FlowLog(),
                new ConnectionLog(),
                new DnsLog(),
                new TlsLog(),
                new EveLog(),
                new CloudTrail(),
                new EventBridge(),
                new DescribedImages(),
                new VpcFlowLog(),
                new VpcFlowLogJson(),
                new TallymanSource()));
    }

    /** These sources, each of another name or format. */
    public static Sources of(List<Source> sources) {
        var seen = new HashSet<String>();
        for (var source : sources) {
            if (!seen.add(name(source))) {
                throw new IllegalArgumentException("%s is given twice.".formatted(name(source)));
            }
        }
        return new Sources(List.copyOf(sources));
    }

    /** All of them, in the order given. */
    public List<Source> all() {
        return all;
    }

    /** The names of the log sources. */
    public SortedSet<String> names() {
        return all.stream().map(Source::logSource).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The formats of a log source, also of one that is only also called so; none where the name is not known. */
    public List<Source> named(String logSource) {
        return all.stream()
                .filter(source -> source.logSource().equals(logSource)
                        || source.alsoCalled().contains(logSource))
                .toList();
    }

    /** Which source a text is of, by its content alone. */
    public Recognition recognise(Peek text) {
        return recognise(all, text, "expected one of the known logs");
    }

    /** Which format of a stated log source a text is of. */
    public Recognition recognise(String logSource, Peek text) {
        var formats = named(logSource);
        if (formats.isEmpty()) {
            return new Recognition.NotOurs(
                    "no log source is called %s; known are %s".formatted(logSource, String.join(", ", names())));
        }
        var expected = formats.stream().map(Source::format).collect(Collectors.joining(", or "));
        var recognition = recognise(formats, text, "%s is expected as %s".formatted(logSource, expected));
        var likely = likeliest(formats, text);
        return recognition instanceof Recognition.NotOurs && likely.isPresent()
                ? new Recognition.Recognised(likely.get())
                : recognition;
    }

    /** The format that claims most records each by itself: of a log of which more is damaged than not. */
    private static Optional<Source> likeliest(List<Source> formats, Peek text) {
        var claims = new HashMap<Source, Long>();
        for (var format : formats) {
            var claimed = text.sample(format.framing()).stream()
                    .filter(record -> format.recognises(List.of(record)))
                    .count();
            claims.put(format, claimed);
        }
        return formats.stream()
                .filter(format -> claims.getOrDefault(format, 0L) > 0)
                .max(Comparator.comparing(format -> claims.getOrDefault(format, 0L)));
    }

    private static Recognition recognise(List<Source> asked, Peek text, String expected) {
        var looks = Looks.of(text);
        if (looks.isEmpty()) {
            return new Recognition.Empty();
        }
        var claims = asked.stream().filter(source -> claims(source, text)).toList();
        return switch (claims.size()) {
            case 0 -> new Recognition.NotOurs("it looks like %s; %s".formatted(looks, expected));
            case 1 -> new Recognition.Recognised(claims.get(0));
            default -> new Recognition.Ambiguous(claims);
        };
    }

    private static boolean claims(Source source, Peek text) {
        var sample = text.sample(source.framing());
        return !sample.isEmpty() && source.recognises(sample);
    }

    private static String name(Source source) {
        return "%s (%s)".formatted(source.logSource(), source.format());
    }
}
