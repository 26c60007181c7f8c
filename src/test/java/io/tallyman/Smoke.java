package io.tallyman;

import io.tallyman.alert.TextAlertWriter;
import io.tallyman.event.*;
import io.tallyman.rule.*;
import io.tallyman.source.*;
import io.tallyman.tunable.*;
import java.nio.file.*;
import java.util.*;

final class Smoke {
    public static void main(String[] args) throws Exception {
        var dir = Path.of(args[0]);
        var rules = RuleSet.load(RuleFile.in(Path.of("rules")), Vocabulary.STANDARD, RuleCache.in(Path.of("/tmp/rc")));
        System.err.println("compiled " + rules.compiled());
        var overlay = Path.of("/tmp/t.yaml");
        Files.writeString(
                overlay,
                "ImageRegistryAllowList: [\"registry.corp.example:5000/*\"]\nNamespaceScope: [payments]\nOutboundCIDRBlockList: {networks: [203.0.113.10/32], domains: [pool.example]}\n"
                        + (args.length > 1 ? args[1] + "\n" : ""));
        var tunables = TunablesFile.read(List.of(Yaml.read(overlay)));
        var detector = new Detector(rules, tunables, Detector.Mode.REPLAY);
        var sources = Sources.of(List.of(
                new io.tallyman.source.containerd.ContainerdEventsText(),
                new io.tallyman.source.docker.DockerEventsJson(),
                new io.tallyman.source.cni.CniResults(),
                new io.tallyman.source.zeek.ConnectionLog(),
                new io.tallyman.source.kubernetes.KubernetesAudit(),
                new io.tallyman.source.kubernetes.KubernetesEvents(),
                new io.tallyman.source.auditd.AuditdSource()));
        var events = new ArrayList<Event>();
        for (var name : List.of(
                "containerd-events.txt",
                "audit.log",
                "flows-zeeklike.jsonl",
                "cni-results.jsonl",
                "docker-events.json",
                "kubernetes-audit.log",
                "kubernetes-events.json")) {
            var file = dir.resolve(name);
            if (!Files.exists(file) || Files.size(file) == 0) continue;
            {
                var peek = Peek.of(Files.newInputStream(file));
                var seen = sources.recognise(peek);
                var source = ((Recognition.Recognised) seen).source();
                var kube = name.startsWith("kubernetes");
                var reader = FeedReader.open(
                        new Feed(name, source.logSource(), kube ? "" : "node-1", "lab", ""), source, peek::whole);
                while (reader.next(reading -> {
                    if (reading instanceof Reading.Events e) events.addAll(e.events());
                })) {}
                System.err.println(name + " " + reader.counts());
            }
        }
        events.sort(Comparator.comparing(e -> e.time()));
        var writer = new TextAlertWriter(System.out, false);
        for (var e : events) for (var a : detector.accept(e)) writer.write(a);
        for (var a : detector.finish()) writer.write(a);
        System.err.println(detector.status());
    }
}
