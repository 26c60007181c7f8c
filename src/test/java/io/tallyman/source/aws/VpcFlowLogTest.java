package io.tallyman.source.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.Destination;
import io.tallyman.event.EventTime;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.RecordsLost;
import io.tallyman.source.Parsed;
import io.tallyman.source.Peek;
import io.tallyman.source.Reading;
import io.tallyman.source.Recognition;
import io.tallyman.source.Sources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VpcFlowLogTest {

    private static final VpcFlowLog LOG = new VpcFlowLog();
    private static final String TO_POOL =
            "2 111122223333 eni-0a 10.0.1.23 203.0.113.9 40122 3333 6 12 1840 1795179901 1795179961 ACCEPT OK";
    private static final String COLUMNS =
            "version srcaddr dstaddr srcport dstport protocol start end account-id instance-id interface-id region action"
                    + " tcp-flags pkt-srcaddr pkt-dstaddr flow-direction log-status";

    private static NetworkFlow flow(String... lines) {
        return (NetworkFlow) Parsed.event(LOG, lines);
    }

    private static String row(
            String addresses, String ports, String protocol, String flags, String inner, String direction) {
        return "5 %s %s %s 1795179901 1795179961 111122223333 i-0a eni-0a eu-central-1 ACCEPT %s %s %s OK"
                .formatted(addresses, ports, protocol, flags, inner, direction);
    }

    @Test
    void aRowOfTheDefaultFormatNamesItsMachineByTheInterface() {
        var flow = flow(TO_POOL);
        assertThat(flow.time()).isEqualTo(new EventTime(Instant.parse("2026-11-20T13:05:01Z"), EventTime.SECOND));
        assertThat(flow.machine()).isEqualTo(InstanceReference.ofInterface("aws", "111122223333", "", "eni-0a"));
        assertThat(flow.source()).isEqualTo("10.0.1.23");
        assertThat(flow.sourcePort()).isEqualTo(40122);
        assertThat(flow.destination()).isEqualTo(Destination.of("203.0.113.9", 3333));
        assertThat(flow.protocol()).isEqualTo("tcp");
        assertThat(flow.duration()).isEqualTo(60_000);
        assertThat(flow.bytesSent()).isEqualTo(1840);
        assertThat(flow.origin().feed().account()).isEqualTo("111122223333");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2 111122223333 eni-0a - - - - - - - 1795179901 1795179961 - NODATA",
                "2 111122223333 eni-0a 10.0.1.23 203.0.113.9 40122 3333 6 1 40 1795179901 1795179961 REJECT OK",
                "2 111122223333 eni-0a 203.0.113.9 10.0.1.23 3333 40122 6 12 1840 1795179901 1795179961 ACCEPT OK",
                "2 111122223333 eni-0a 10.0.1.23 203.0.113.9 0 0 1 4 336 1795179901 1795179961 ACCEPT OK",
                "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status"
            })
    void whatIsNoConnectionIsReadInSilence(String line) {
        assertThat(Parsed.readings(LOG, line)).containsExactly(Reading.NOTHING);
    }

    @Test
    void whatAwsSkippedIsAGapOfTheInterface() {
        var lost =
                (RecordsLost) Parsed.event(LOG, "2 111122223333 eni-0a - - - - - - - 1795179901 1795179961 - SKIPDATA");
        assertThat(lost.time()).isEqualTo(new EventTime(Instant.ofEpochSecond(1_795_179_961), EventTime.SECOND));
        assertThat(lost.duration()).isEqualTo(60_000);
        assertThat(lost.machine().networkInterface()).isEqualTo("eni-0a");
        assertThat(lost.machine().account()).isEqualTo("111122223333");
        assertThat(lost.records()).isZero();
    }

    @Test
    void theFirstLineSaysWhereEachColumnIs() {
        var flow =
                flow(COLUMNS, row("10.0.1.23 203.0.113.9", "40122 443", "6", "2", "10.0.1.23 203.0.113.9", "egress"));
        assertThat(flow.machine())
                .isEqualTo(new InstanceReference("aws", "111122223333", "eu-central-1", "i-0a", "", "eni-0a"));
        assertThat(flow.destination()).isEqualTo(Destination.of("203.0.113.9", 443));
    }

    @Test
    void theAddressesOfThePacketGoBeforeThoseOfTheInterface() {
        var flow = flow(COLUMNS, row("10.0.1.23 10.0.9.1", "40122 443", "6", "2", "10.0.5.77 203.0.113.9", "egress"));
        assertThat(flow.source()).isEqualTo("10.0.5.77");
        assertThat(flow.destination().address()).isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @CsvSource({"2,true", "3,true", "18,false", "19,false"})
    void theFlagsSayWhoOpenedWhateverThePorts(String flags, boolean opened) {
        var row = row("10.0.1.23 203.0.113.9", "443 50000", "6", flags, "- -", "egress");
        assertThat(Parsed.events(LOG, COLUMNS, row)).hasSize(opened ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "-"})
    void inTheMiddleOfAConnectionTheLowerPortIsTheServices(String flags) {
        assertThat(Parsed.events(LOG, COLUMNS, row("10.0.1.23 203.0.113.9", "50000 3333", "6", flags, "- -", "egress")))
                .hasSize(1);
        assertThat(Parsed.events(LOG, COLUMNS, row("10.0.1.23 203.0.113.9", "443 50000", "6", flags, "- -", "egress")))
                .isEmpty();
    }

    @Test
    void betweenTwoHighPortsWhatLeavesCountsAsOpened() {
        assertThat(Parsed.events(LOG, COLUMNS, row("10.0.1.23 203.0.113.9", "40000 45560", "6", "0", "- -", "egress")))
                .hasSize(1);
        assertThat(Parsed.events(LOG, COLUMNS, row("203.0.113.9 10.0.1.23", "45560 40000", "6", "0", "- -", "ingress")))
                .isEmpty();
    }

    @Test
    void whatComesInIsNotTheMachinesDoing() {
        var told = flow(COLUMNS, row("203.0.113.9 10.0.1.23", "50000 22", "6", "2", "- -", "ingress"));
        assertThat(told.machine()).isEqualTo(InstanceReference.NONE);
        assertThat(told.source()).isEqualTo("203.0.113.9");
        var shown =
                flow("2 111122223333 eni-0a 203.0.113.9 10.0.1.23 50000 22 6 12 1840 1795179901 1795179961 ACCEPT OK");
        assertThat(shown.machine()).isEqualTo(InstanceReference.NONE);
    }

    @Test
    void betweenTwoPrivateAddressesTheDefaultFormatDoesNotSayWhoseTheInterfaceIs() {
        var flow =
                flow("2 111122223333 eni-0a 10.0.1.23 10.0.2.7 50000 5432 6 12 1840 1795179901 1795179961 ACCEPT OK");
        assertThat(flow.machine()).isEqualTo(InstanceReference.NONE);
        assertThat(flow.source()).isEqualTo("10.0.1.23");
    }

    @Test
    void allFieldsInTheirListedOrderNeedNoHeader() {
        var flow =
                flow("5 111122223333 eni-0a 10.0.1.23 203.0.113.9 40122 3333 6 12 1840 1795179901 1795179961 ACCEPT OK"
                        + " vpc-0a subnet-0a i-0a 2 IPv4 10.0.1.23 203.0.113.9 eu-central-1 euc1-az1 - - - - egress 8");
        assertThat(flow.machine().id()).isEqualTo("i-0a");
        assertThat(flow.machine().region()).isEqualTo("eu-central-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a line of something else",
                "2 111122223333 eni-0a 10.0.1.300 203.0.113.9 40122 3333 6 12 1840 1795179901 1795179961 ACCEPT OK"
            })
    void whatCannotBeReadIsRejectedWithAReason(String line) {
        assertThat(Parsed.readings(LOG, line)).hasSize(1).hasOnlyElementsOfType(Reading.Rejected.class);
    }

    @Test
    void aRowThatIsCutOffIsRejected() {
        var row = row("10.0.1.23 203.0.113.9", "50000 3333", "6", "2", "- -", "egress");
        assertThat(Parsed.readings(LOG, COLUMNS, row.substring(0, row.indexOf(" ACCEPT"))))
                .filteredOn(Reading.Rejected.class::isInstance)
                .hasSize(1);
    }

    @Test
    void cloudWatchsMessagesAreRows() {
        assertThat(Parsed.events(new VpcFlowLogJson(), "{\"timestamp\":1795179901000,\"message\":\"" + TO_POOL + "\"}"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NSM:Flow", "AWS:VPCFlowLogs"})
    void itMayBeStatedByItsOwnNameOrAsANetworkFlow(String name) throws IOException {
        var peek = Peek.of(new ByteArrayInputStream(TO_POOL.getBytes(StandardCharsets.UTF_8)));
        var recognised = (Recognition.Recognised) Sources.shipped().recognise(name, peek);
        assertThat(recognised.source().logSource()).isEqualTo("AWS:VPCFlowLogs");
    }
}
