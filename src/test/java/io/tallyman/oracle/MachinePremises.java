package io.tallyman.oracle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Stream;

/**
 * How the machines of a world are watched, and by which tunables it is judged.
 *
 * @param provider whose cloud it is
 * @param inspection whether user data is looked into
 * @param isScoped whether only some tags and subnets are concerned
 * @param guest what watches the guests' processes
 * @param naming what the guests' logs say of whose they are
 * @param isAccountTold whether the logs of guests and of network sensors state their account
 * @param states whether the bus tells how instances' states change
 * @param inventory whether it was listed whose the images are
 * @param wire what watches connections
 * @param names whether look-ups are logged
 * @param bootLog whether cloud-init's log is kept
 * @param output whether the output of its commands is
 * @param guestSkew by how much the guests' clocks are ahead
 */
record MachinePremises(
        Provider provider,
        Setting setting,
        boolean inspection,
        boolean isScoped,
        Guest guest,
        Naming naming,
        boolean isAccountTold,
        boolean states,
        boolean inventory,
        Wire wire,
        boolean names,
        boolean bootLog,
        boolean output,
        Duration guestSkew) {

    /** What watches the guests' processes. */
    enum Guest {
        AUDITD("auditd:SYSCALL"),
        LAUREL("laurel"),
        SYSMON("WinEventLog:Sysmon"),
        NONE("");

        final String source;

        Guest(String source) {
            this.source = source;
        }
    }

    /** By what a guest's log can be told to be a machine's. */
    enum Naming {
        /** The cloud's id. */
        ID,
        /** The private name that the cloud gives out with the address. */
        PRIVATE_NAME,
        /** A name of one's own, which only cloud-init's log ties to the id. */
        OWN_NAME
    }

    /** What watches connections. */
    enum Wire {
        /** Flow logs with all columns. */
        FULL,
        /** Flow logs as they are by default: by interface. */
        PLAIN,
        /** A sensor that knows addresses alone. */
        SENSOR,
        NONE
    }

    /** The same with one log fewer. */
    Stream<MachinePremises> smaller() {
        var fewer = new ArrayList<MachinePremises>();
        if (states) {
            fewer.add(with(guest, false, inventory, wire, names, output, guestSkew));
        }
        if (inventory) {
            fewer.add(with(guest, states, false, wire, names, output, guestSkew));
        }
        if (guest != Guest.NONE) {
            fewer.add(with(Guest.NONE, states, inventory, wire, names, output, guestSkew));
        }
        if (wire != Wire.NONE) {
            fewer.add(with(guest, states, inventory, Wire.NONE, false, output, guestSkew));
        }
        if (names) {
            fewer.add(with(guest, states, inventory, wire, false, output, guestSkew));
        }
        if (output) {
            fewer.add(with(guest, states, inventory, wire, names, false, guestSkew));
        }
        if (!guestSkew.isZero()) {
            fewer.add(with(guest, states, inventory, wire, names, output, Duration.ZERO));
        }
        return fewer.stream();
    }

    private MachinePremises with(
            Guest sensor, boolean bus, boolean list, Wire network, boolean dns, boolean printed, Duration skew) {
        return new MachinePremises(
                provider,
                setting,
                inspection,
                isScoped,
                sensor,
                naming,
                isAccountTold,
                bus,
                list,
                network,
                dns,
                bootLog,
                printed,
                skew);
    }

    /** The tunables that time depends on. */
    enum Setting {
        USUAL("30m", "2s", "30s", "{default: 30s, 'AWS:CloudTrail': 15m, 'gcp:audit': 2m, 'azure:activity': 5m}"),
        STRICT("5m", "0s", "10s", "10s"),
        LOOSE("2m", "5s", "1m", "{default: 1m, 'AWS:VPCFlowLogs': 10m, 'gcp:vpcflow': 10m, 'azure:flow': 10m}"),
        SHORT("30s", "1s", "5s", "5s");

        final Duration window;
        final Duration tolerance;
        /** How much later than what it is about a record may be told. */
        final Duration grace;

        final String lateness;

        Setting(String window, String tolerance, String grace, String lateness) {
            this.window = Duration.parse("PT" + window);
            this.tolerance = Duration.parse("PT" + tolerance);
            this.grace = Duration.parse("PT" + grace);
            this.lateness = lateness;
        }
    }

    String yaml() {
        return """
                ApprovedImageCatalog:
                  aws: {owners: [amazon, "%s", "%s"], images: [%s]}
                  gcp: {projects: [%s, %s], images: [%s]}
                  azure: {publishers: [%s], galleries: [%s], images: [%s]}
                FirstBootWindow: %ds
                ClockTolerance: %ds
                AllowedLateness: %s
                UserDataInspection: %s
                VMTagScope: %s
                OutboundCIDRBlockList: {networks: [203.0.113.0/24], domains: [c2.example]}
                ApprovedEgress: {domains: ["*.corp.example"]}
                Exclusions:
                  - {destination: 198.51.100.99, reason: "licences"}
                  - {command: "*curl -fsS http://198.51.100.7/health*", reason: "probes"}
                BaselineGuard: {minimumAge: 10m, minimumImages: 2, minimumDestinations: 2}
                """.formatted(
                Ami.GOLDEN_OWNER,
                Provider.AWS.accounts().get(0),
                Ami.LISTED,
                Ami.GOLDEN_PROJECT,
                Provider.GOOGLE.accounts().get(0),
                Ami.LISTED_PATH,
                Ami.PUBLISHER,
                Ami.GALLERY,
                Ami.LISTED_RESOURCE,
                setting.window.toSeconds(),
                setting.tolerance.toSeconds(),
                setting.lateness,
                inspection,
                isScoped
                        ? "{tags: [{key: env, value: prod}], subnets: [%s, %s, %s]}"
                                .formatted(Machine.PUBLIC_SUBNET, Machine.PUBLIC_SUBNET_PATH, AzureIds.PUBLIC_SUBNET)
                        : "{tags: [], subnets: []}");
    }
}
