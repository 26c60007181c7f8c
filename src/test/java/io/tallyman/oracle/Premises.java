package io.tallyman.oracle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Stream;

/**
 * How the machines of a world of containers are watched, and by which tunables it is judged.
 *
 * @param runtimeLog whether the runtime's own log is kept
 * @param audit whether the API server's audit log is
 * @param events whether Kubernetes Events are
 * @param flows whether a network sensor stands before NAT
 * @param addresses whether the results of CNI plugins are kept
 * @param oldRuntime whether a repeated pull writes all names of the image again, as containerd 1.6 does
 * @param table whether Zeek writes tables, not JSON
 * @param hostSkew by how much the process sensor's clock is ahead
 * @param wireSkew by how much the network sensor's is
 */
record Premises(
        Setting setting,
        boolean runtimeLog,
        boolean audit,
        boolean events,
        Sensor sensor,
        boolean flows,
        boolean addresses,
        boolean oldRuntime,
        boolean table,
        Duration hostSkew,
        Duration wireSkew) {

    /** The same with one log fewer that is not needed to tell whose everything is. */
    Stream<Premises> smaller() {
        var fewer = new ArrayList<Premises>();
        if (runtimeLog && audit) {
            fewer.add(with(false, audit, events, flows, addresses));
        }
        if (events) {
            fewer.add(with(runtimeLog, audit, false, flows, addresses));
        }
        if (flows) {
            fewer.add(with(runtimeLog, audit, events, false, addresses));
        }
        if (addresses && (audit || !flows)) {
            fewer.add(with(runtimeLog, audit, events, flows, false));
        }
        return fewer.stream();
    }

    private Premises with(boolean runtime, boolean api, boolean kubernetes, boolean wire, boolean cni) {
        return new Premises(
                setting, runtime, api, kubernetes, sensor, wire, cni, oldRuntime, table, hostSkew, wireSkew);
    }

    /** What watches processes. */
    enum Sensor {
        AUDITD("auditd:SYSCALL"),
        FALCO("falco"),
        TETRAGON("tetragon"),
        NONE("");

        final String source;

        Sensor(String source) {
            this.source = source;
        }
    }

    /** The tunables that time depends on. */
    enum Setting {
        USUAL("15m", "2s", "30s"),
        STRICT("5m", "0s", "10s"),
        LOOSE("1m", "5s", "2m"),
        SHORT("20s", "1s", "5s");

        final Duration window;
        final Duration tolerance;
        final String lateness;

        Setting(String window, String tolerance, String lateness) {
            this.window = Duration.parse("PT" + window);
            this.tolerance = Duration.parse("PT" + tolerance);
            this.lateness = lateness;
        }

        String yaml() {
            return """
                    ImageRegistryAllowList:
                      ["registry.corp.example:5000/*", docker.io/library/nginx, "docker.io/vendor/app:1.*", registry.k8s.io/pause]
                    TimeWindow: %ds
                    ClockTolerance: %ds
                    AllowedLateness: %s
                    NamespaceScope: [payments]
                    OutboundCIDRBlockList: {networks: [203.0.113.0/24], domains: [c2.example]}
                    ApprovedEgress: {domains: ["*.corp.example"]}
                    ImageMirrors: {mirror.corp.example/hub: docker.io}
                    Exclusions:
                      - {namespace: ci, reason: "build jobs"}
                      - {image: docker.io/acme/*, destination: 198.51.100.99, reason: "licences"}
                      - {command: "*curl -fsS http://198.51.100.7/health*", reason: "probes"}
                    BaselineGuard: {minimumAge: 10m, minimumImages: 2, minimumDestinations: 2}
                    """.formatted(window.toSeconds(), tolerance.toSeconds(), lateness);
        }
    }
}
