package io.tallyman.source.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.Destination;
import io.tallyman.event.EventTime;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.NetworkFlow;
import io.tallyman.source.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowLogTest {

    private static final FlowLog LOG = new FlowLog();
    private static final InstanceReference MACHINE =
            InstanceReference.ofInterface("azure", AzureLogs.SUBSCRIPTION, "", "000d3a1bc721");
    private static final String BEGINS = "1795179901,10.1.0.9,203.0.113.9,40122,3333,T,O,A,B,,,,";
    private static final String GOES_ON = "1795179961,10.1.0.9,203.0.113.9,40122,3333,T,O,A,C,10,1000,8,900";
    private static final String ENDS = "1795179991,10.1.0.9,203.0.113.9,40122,3333,T,O,A,E,3,300,2,200";

    private static String quoted(String... tuples) {
        return Stream.of(tuples).map(tuple -> '"' + tuple + '"').collect(Collectors.joining(","));
    }

    private static String ofSecurityGroup(String... tuples) {
        return """
                {"time":"2026-11-20T13:06:00.1Z","systemId":"s","category":"NetworkSecurityGroupFlowEvent","resourceId":"%s",
                 "operationName":"NetworkSecurityGroupFlowEvents","properties":{"Version":2,"flows":[{"rule":"AllowOut",
                 "flows":[{"mac":"000D3A1BC721","flowTuples":[%s]}]}]}}""".formatted(
                        (AzureLogs.GROUP + "Microsoft.Network/networkSecurityGroups/N").toUpperCase(Locale.ROOT),
                        quoted(tuples));
    }

    private static String ofNetwork(String... tuples) {
        return """
                {"time":"2026-11-20T13:06:00.1Z","flowLogVersion":4,"macAddress":"00-0D-3A-1B-C7-21","category":"FlowLogFlowEvent",
                 "targetResourceID":"%sMicrosoft.Network/virtualNetworks/V","operationName":"FlowLogFlowEvent",
                 "flowRecords":{"flows":[{"aclID":"a","flowGroups":[{"rule":"r","flowTuples":[%s]}]}]}}""".formatted(AzureLogs.GROUP, quoted(tuples));
    }

    @Test
    void anOutboundFlowIsOfTheMachineWithTheInterface() {
        var flow = AzureLogs.only(NetworkFlow.class, LOG, ofSecurityGroup(BEGINS));
        assertThat(flow.machine()).isEqualTo(MACHINE);
        assertThat(flow.destination()).isEqualTo(Destination.of("203.0.113.9", 3333));
        assertThat(flow.source()).isEqualTo("10.1.0.9");
        assertThat(flow.sourcePort()).isEqualTo(40122);
        assertThat(flow.protocol()).isEqualTo("tcp");
        assertThat(flow.time()).isEqualTo(new EventTime(Instant.ofEpochSecond(1_795_179_901), EventTime.SECOND));
        assertThat(flow.origin().feed().account()).isEqualTo(AzureLogs.SUBSCRIPTION);
    }

    @Test
    void aVirtualNetworksFlowIsInMilliseconds() {
        var flow = AzureLogs.only(
                NetworkFlow.class,
                LOG,
                ofNetwork("1795179901599,10.1.0.9,203.0.113.9,40122,443,17,O,E,NX,3,767,2,1580"));
        assertThat(flow.machine()).isEqualTo(MACHINE);
        assertThat(flow.time()).isEqualTo(EventTime.ofMillis(1_795_179_901_599L, EventTime.MILLISECOND));
        assertThat(flow.protocol()).isEqualTo("udp");
        assertThat(flow.bytesSent()).isEqualTo(767);
        assertThat(flow.bytesReceived()).isEqualTo(1580);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1795179901,10.1.0.9,203.0.113.9,40122,3333,T,O,A; 1",
                "1795179901,10.1.0.9,203.0.113.9,40122,3333,T,O,D; 0",
                "1795179901,203.0.113.9,10.1.0.9,40122,22,T,I,A; 0",
                "1795179901,10.1.0.9,203.0.113.9,40122,3333,T,O,D,B,,,,; 0",
                "1795179901599,10.1.0.9,203.0.113.9,40122,443,6,O,D,NX,0,0,0,0; 0",
                "1795179901599,203.0.113.9,10.1.0.9,40122,443,6,I,B,NX,0,0,0,0; 0"
            })
    void whatComesInOrIsDeniedIsNoEgress(String tuple, int events) {
        assertThat(AzureLogs.events(LOG, ofSecurityGroup(tuple))).hasSize(events);
    }

    @Test
    void aConnectionIsToldOnceHoweverLongItLasts() {
        assertThat(AzureLogs.events(LOG, ofSecurityGroup(BEGINS, GOES_ON), ofSecurityGroup(GOES_ON, ENDS)))
                .hasSize(1);
        assertThat(AzureLogs.events(LOG, ofSecurityGroup(GOES_ON, ENDS))).hasSize(1);
        assertThat(AzureLogs.events(LOG, ofSecurityGroup(ENDS))).hasSize(1);
        assertThat(AzureLogs.events(LOG, ofSecurityGroup(BEGINS, ENDS, BEGINS))).hasSize(2);
    }

    @Test
    void theSameFlowAtAnotherInterfaceIsAnother() {
        var other = ofSecurityGroup(GOES_ON).replace("000D3A1BC721", "000D3A1BC722");
        assertThat(AzureLogs.events(LOG, ofSecurityGroup(GOES_ON), other)).hasSize(2);
    }

    @Test
    void damagedTuplesAreRejectedOnceAndTheOthersRead() {
        var readings = AzureLogs.readings(LOG, ofSecurityGroup("1795179901,10.1.0.9,203", BEGINS, "x"));
        assertThat(readings).hasSize(2);
        assertThat(((Reading.Events) readings.get(0)).events()).hasSize(1);
        assertThat(((Reading.Rejected) readings.get(1)).reason())
                .startsWith("2 of the record's flows")
                .contains("(1795179901,10.1.0.9,203)");
        assertThat(AzureLogs.rejection(LOG, "{\"a\":1}")).contains("neither properties.flows");
    }

    @Test
    void bothKindsAreRecognisedAndTheActivityLogIsNone() {
        assertThat(List.of(ofSecurityGroup(BEGINS), ofNetwork(BEGINS))).allSatisfy(record -> {
            assertThat(AzureLogs.recognised(LOG, record)).isTrue();
            assertThat(AzureLogs.recognised(new ActivityLog(), record)).isFalse();
        });
        assertThat(AzureLogs.recognised(
                        LOG, AzureLogs.listed("Microsoft.Compute/disks/write", AzureLogs.VM, "Accepted", "", "")))
                .isFalse();
    }
}
