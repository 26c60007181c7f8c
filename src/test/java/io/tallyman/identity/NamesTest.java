package io.tallyman.identity;

import static io.tallyman.History.at;
import static io.tallyman.History.origin;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Destination;
import io.tallyman.event.NameResolved;
import io.tallyman.event.NetworkFlow;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamesTest {

    private static final Instant ASKED = Instant.parse("2026-11-02T10:00:00Z");
    private static final Duration TOLERANCE = Duration.ofSeconds(2);
    private static final Duration NANO = Duration.ofNanos(1);
    private static final String CLIENT = "10.42.7.2";
    private static final String SERVER = "198.51.100.40";

    private final Names names = new Names(TOLERANCE);

    private void lookUp(String name, String host, String connection) {
        names.learn(
                new NameResolved(
                        at(ASKED),
                        origin("zeek:dns", host),
                        ContainerReference.NONE,
                        0,
                        CLIENT,
                        name,
                        Set.of(SERVER),
                        connection,
                        Attribution.NONE),
                CLIENT);
    }

    private static NetworkFlow flow(Instant time, String host, String connection) {
        return new NetworkFlow(
                at(time),
                origin("NSM:Flow", host),
                ContainerReference.NONE,
                0,
                0,
                CLIENT,
                40000,
                Destination.of(SERVER, 443),
                "tcp",
                0,
                0,
                0,
                connection,
                Attribution.NONE);
    }

    private Destination of(Instant time, String host) {
        return names.of(flow(time, host, ""), Set.of(CLIENT), Instant.MIN);
    }

    @Test
    void aLookUpSpeaksForTheClientsConnectionsOfAnHourBothEndsIncluded() {
        lookUp("pool.example", "node-1", "");
        assertThat(of(ASKED, "node-1").names()).containsExactly("pool.example");
        assertThat(of(ASKED.plus(Names.KEPT), "node-1").names()).containsExactly("pool.example");
        assertThat(of(ASKED.plus(Names.KEPT).plus(NANO), "node-1").names()).isEmpty();
        assertThat(of(ASKED.minus(TOLERANCE), "node-1").names()).containsExactly("pool.example");
        assertThat(of(ASKED.minus(TOLERANCE).minus(NANO), "node-1").names()).isEmpty();
    }

    @Test
    void anotherHostsLookUpOfTheSameAddressIsAnotherClients() {
        lookUp("pool.example", "node-1", "");
        assertThat(of(ASKED, "node-2").names()).isEmpty();
        assertThat(of(ASKED, "").names()).containsExactly("pool.example");
    }

    @Test
    void whoHadTheAddressBeforeLookedUpForItself() {
        lookUp("pool.example", "node-1", "");
        var flow = flow(ASKED.plusSeconds(60), "node-1", "");
        assertThat(names.of(flow, Set.of(CLIENT), ASKED).names()).containsExactly("pool.example");
        assertThat(names.of(flow, Set.of(CLIENT), ASKED.plus(NANO)).names()).isEmpty();
        assertThat(names.of(flow, Set.of("10.42.7.3"), ASKED).names()).isEmpty();
    }

    @Test
    void aNameThatWasSentIsOnlyClaimedAndCountsForItsOwnConnectionWhoeverAsks() {
        lookUp("front.example", "node-1", "C1");
        var own = names.of(flow(ASKED.plusSeconds(7200), "node-1", "C1"), Set.of(), Instant.MIN);
        assertThat(own.names()).doesNotContain("front.example");
        assertThat(own.claimed()).containsExactly("front.example");
        var later = of(ASKED.plusSeconds(60), "node-1");
        assertThat(later.claimed()).containsExactly("front.example");
        assertThat(names.of(flow(ASKED, "node-1", "C2"), Set.of(), Instant.MIN).claimed())
                .isEmpty();
    }

    @Test
    void oldNamesAreForgotten() {
        lookUp("front.example", "node-1", "C1");
        names.forget(ASKED);
        assertThat(names.size()).isEqualTo(2);
        names.forget(ASKED.plus(NANO));
        assertThat(names.isEmpty()).isTrue();
    }
}
