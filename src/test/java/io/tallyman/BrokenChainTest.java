package io.tallyman;

import static io.tallyman.Chain.ADDRESS;
import static io.tallyman.Chain.EVIL;
import static io.tallyman.Chain.INTERNET;
import static io.tallyman.Chain.OTHER;
import static io.tallyman.Chain.PID;
import static io.tallyman.Chain.POD;
import static io.tallyman.Chain.SOON;
import static io.tallyman.Chain.SUBJECT;
import static io.tallyman.History.HOST;
import static io.tallyman.History.START;
import static io.tallyman.History.addressed;
import static io.tallyman.History.created;
import static io.tallyman.History.executed;
import static io.tallyman.History.flowed;
import static io.tallyman.History.reported;
import static io.tallyman.History.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.alert.Alert;
import io.tallyman.event.PodReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One whole chain of AN0691 that detects, and the same chain with one link removed or one join key changed. */
final class BrokenChainTest {

    private static final PodReference OTHER_POD = new PodReference("shop", "db", "uid-2");

    /** A link that must break the chain when it is removed, or joined to another. */
    @SuppressWarnings("ImmutableEnumChecker") // a chain is a record of immutable lists
    enum BrokenLink {
        NOTHING_NAMES_THE_IMAGE(Chain.RUNS, chain -> chain.withCreation()),
        NO_START(Chain.RUNS, chain -> chain.withStart()),
        NO_BEHAVIOUR(Chain.RUNS, chain -> chain.withBehaviour()),
        ANOTHER_CONTAINER_HAS_THE_IMAGE(Chain.RUNS, chain -> chain.withCreation(created(START, OTHER, EVIL))),
        ANOTHER_CONTAINER_STARTED(Chain.RUNS, chain -> chain.withStart(started(START, OTHER, PID))),
        PROCESS_OF_ANOTHER_CONTAINER(
                Chain.RUNS, chain -> chain.withStart(started(START, SUBJECT, 9000), started(START, OTHER, PID))),
        PROCESS_OF_NO_CONTAINER(
                Chain.RUNS, chain -> chain.withBehaviour(executed(SOON, HOST, 77, 1, "curl", "http://198.51.100.7/x"))),
        SAME_PID_ON_ANOTHER_HOST(
                Chain.RUNS,
                chain -> chain.withBehaviour(executed(SOON, "node-2", PID + 1, PID, "curl", "http://198.51.100.7/x"))),
        HARMLESS_COMMAND(
                Chain.RUNS, chain -> chain.withBehaviour(executed(SOON, HOST, PID + 1, PID, "curl", "--version"))),
        COMMAND_TO_AN_APPROVED_NETWORK(
                Chain.RUNS,
                chain -> chain.withBehaviour(executed(SOON, HOST, PID + 1, PID, "curl", "http://10.1.2.3/x"))),
        NO_FLOW(Chain.REACHES, chain -> chain.withBehaviour()),
        NO_ADDRESS(Chain.REACHES, chain -> chain.withAddress()),
        ADDRESS_OF_ANOTHER_CONTAINER(Chain.REACHES, chain -> chain.withAddress(addressed(HOST, OTHER, ADDRESS))),
        ADDRESS_ON_ANOTHER_HOST(Chain.REACHES, chain -> chain.withAddress(addressed("node-2", SUBJECT, ADDRESS))),
        FLOW_OF_ANOTHER_ADDRESS(Chain.REACHES, chain -> chain.withBehaviour(flowed(SOON, "10.88.0.6", INTERNET))),
        FLOW_TO_AN_APPROVED_NETWORK(Chain.REACHES, chain -> chain.withBehaviour(flowed(SOON, ADDRESS, "10.1.2.3"))),
        FLOW_TO_ITSELF(Chain.REACHES, chain -> chain.withBehaviour(flowed(SOON, ADDRESS, "127.0.0.1"))),
        FLOW_IN_THE_OTHER_DIRECTION(Chain.REACHES, chain -> chain.withBehaviour(flowed(SOON, INTERNET, ADDRESS))),
        FLOW_OF_ANOTHER_POD(
                Chain.IN_POD,
                chain -> chain.withAddress(
                        reported(START, POD, SUBJECT, "10.88.0.9"), reported(START, OTHER_POD, OTHER, ADDRESS))),
        CONTAINER_OF_ANOTHER_POD(Chain.IN_POD, chain -> chain.withAddress(reported(START, POD, OTHER, ADDRESS)));

        private final Chain whole;
        private final UnaryOperator<Chain> cut;

        BrokenLink(Chain whole, UnaryOperator<Chain> cut) {
            this.whole = whole;
            this.cut = cut;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theWholeChainDetects(BrokenLink link) {
        assertThat(link.whole.alerts()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aChainWithABrokenLinkIsNoDetection(BrokenLink link) {
        assertThat(link.cut.apply(link.whole).alerts()).isEmpty();
    }

    @Test
    void aMissingPullIsShownAsNotObservedAndBlocksNothing() {
        var alert = Chain.RUNS.withPull().alerts().get(0);
        assertThat(alert.notObserved()).extracting(Alert.NotObserved::step).containsExactly(1, 5);
    }
}
