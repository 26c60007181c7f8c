package io.tallyman;

import static io.tallyman.Chain.ADDRESS;
import static io.tallyman.Chain.BOTH;
import static io.tallyman.Chain.INTERNET;
import static io.tallyman.Chain.IN_POD;
import static io.tallyman.Chain.QUIET;
import static io.tallyman.Chain.REACHES;
import static io.tallyman.Chain.RUNS;
import static io.tallyman.Chain.SOON;
import static io.tallyman.History.HOST;
import static io.tallyman.History.flowed;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.alert.Alert;
import io.tallyman.event.Destination;
import io.tallyman.finding.Severity;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How bad a detection is. */
final class SeverityTest {

    @Test
    void oneBehaviourIsMedium() {
        assertThat(RUNS.alerts()).extracting(Alert::severity).containsExactly(Severity.MEDIUM);
        assertThat(REACHES.alerts()).extracting(Alert::severity).containsExactly(Severity.MEDIUM);
    }

    @Test
    void commandAndEgressAreHigh() {
        assertThat(BOTH.alerts()).extracting(Alert::severity).containsExactly(Severity.HIGH);
    }

    @Test
    void oneBehaviourInsideNamespaceScopeIsHigh() {
        var scoped = "NamespaceScope: [shop]";
        assertThat(IN_POD.alerts(scoped)).extracting(Alert::severity).containsExactly(Severity.HIGH);
        assertThat(IN_POD.alerts("NamespaceScope: [prod]"))
                .extracting(Alert::severity)
                .containsExactly(Severity.MEDIUM);
    }

    @Test
    void aBlockedDestinationIsCriticalWhetherReachedOrNamed() {
        var blocking = "OutboundCIDRBlockList: {networks: [198.51.100.0/24]}";
        for (var chain : List.of(RUNS, REACHES)) {
            assertThat(chain.alerts(blocking)).extracting(Alert::severity).containsExactly(Severity.CRITICAL);
        }
    }

    @Test
    void aBlockedDestinationInsideTheApprovedNetworksIsCriticalAllTheSame() {
        var blocking = "OutboundCIDRBlockList: {networks: [10.9.0.0/16]}";
        var inside = QUIET.withBehaviour(flowed(SOON, ADDRESS, "10.9.1.1"));
        assertThat(inside.alerts(blocking)).extracting(Alert::severity).containsExactly(Severity.CRITICAL);
    }

    @Test
    void aMiningPoolIsCritical() {
        var pool = Destination.of(INTERNET, 3333).withNames(Set.of("pool.minexmr.com"), Set.of());
        assertThat(QUIET.withBehaviour(flowed(SOON, HOST, ADDRESS, pool)).alerts())
                .extracting(Alert::severity)
                .containsExactly(Severity.CRITICAL);
    }
}
