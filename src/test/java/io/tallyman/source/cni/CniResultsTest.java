package io.tallyman.source.cni;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.AddressAssigned;
import io.tallyman.event.EventTime;
import io.tallyman.event.PodReference;
import io.tallyman.source.Parsed;
import io.tallyman.source.Reading;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CniResultsTest {

    private static final CniResults JSON = new CniResults();
    private static final MultusLog MULTUS = new MultusLog();
    private static final String RESULT = "\"cniVersion\":\"1.0.0\",\"interfaces\":[{\"name\":\"cni0\"},"
            + "{\"name\":\"eth0\",\"sandbox\":\"/run/netns/x\"}],\"ips\":[{\"interface\":1,\"address\":\"10.1.2.3/24\"},"
            + "{\"interface\":1,\"address\":\"FD00::3/64\"},{\"interface\":0,\"address\":\"10.1.2.1/24\"}]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"container_id\":\"web-1\",\"netns\":\"n\",\"result\":{RESULT}}",
                "{\"containerID\":\"web-1\",RESULT}",
                "{\"sandbox\":\"web-1\",RESULT}",
                "{\"command\":\"ADD\",\"args\":\"IgnoreUnknown=1;K8S_POD_INFRA_CONTAINER_ID=web-1\",\"result\":{RESULT}}"
            })
    void theContainersOwnAddressesAreTaken(String record) {
        var line = record.replace("RESULT", RESULT);
        assertThat(Parsed.recognises(JSON, line)).isTrue();
        assertThat(Parsed.event(JSON, line)).isInstanceOfSatisfying(AddressAssigned.class, assigned -> {
            assertThat(assigned.reported().id()).isEqualTo("web-1");
            assertThat(assigned.addresses()).containsExactlyInAnyOrder("10.1.2.3", "fd00::3");
            assertThat(assigned.time()).isEqualTo(EventTime.UNKNOWN);
        });
    }

    @Test
    void resultsOfTheFirstVersionsAreRead() {
        assertThat(Parsed.event(
                        JSON,
                        "{\"container_id\":\"c\",\"time\":\"2026-03-02T09:15:00Z\",\"result\":{\"cniVersion\":\"0.2.0\","
                                + "\"ip4\":{\"ip\":\"10.1.2.3/24\"}}}"))
                .isInstanceOfSatisfying(AddressAssigned.class, assigned -> {
                    assertThat(assigned.addresses()).containsExactly("10.1.2.3");
                    assertThat(assigned.time().instant()).isEqualTo(Instant.parse("2026-03-02T09:15:00Z"));
                });
    }

    @Test
    void aCacheFileNamesThePod() {
        assertThat(Parsed.event(
                        JSON,
                        "{\"kind\":\"cniCacheV1\",\"containerId\":\"c\",\"ifName\":\"eth0\",\"cniArgs\":"
                                + "[[\"K8S_POD_NAMESPACE\",\"prod\"],[\"K8S_POD_NAME\",\"api\"],[\"K8S_POD_UID\",\"u-1\"]],"
                                + "\"result\":{" + RESULT + "}}"))
                .isInstanceOfSatisfying(AddressAssigned.class, assigned -> {
                    assertThat(assigned.reported().id()).isEqualTo("c");
                    assertThat(assigned.reported().pod()).isEqualTo(new PodReference("prod", "api", "u-1"));
                });
    }

    @Test
    void onlyAddGivesAddresses() {
        assertThat(Parsed.readings(
                        JSON,
                        "{\"command\":\"DEL\",\"container_id\":\"c\"}",
                        "{\"container_id\":\"c\",\"result\":{\"cniVersion\":\"1.0.0\",\"interfaces\":[]}}"))
                .containsOnly(Reading.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}", "{\"cniVersion\":\"1.0.0\",\"ips\":[{\"address\":\"10.1.2.3/24\"}]}"})
    void whatNamesNoContainerOrNoResultIsRejected(String line) {
        assertThat(Parsed.readings(JSON, line)).singleElement().isInstanceOf(Reading.Rejected.class);
    }

    @Test
    void multusWritesThePodBesideTheResult() {
        var line = "2026-03-02T09:15:00Z [verbose] Add: prod:api:u-1:ovn(ovn):eth0 {" + RESULT + "}";
        assertThat(Parsed.recognises(MULTUS, line)).isTrue();
        assertThat(Parsed.event(MULTUS, line)).isInstanceOfSatisfying(AddressAssigned.class, assigned -> {
            assertThat(assigned.reported().pod()).isEqualTo(new PodReference("prod", "api", "u-1"));
            assertThat(assigned.addresses()).containsExactlyInAnyOrder("10.1.2.3", "fd00::3");
        });
        assertThat(Parsed.event(MULTUS, "2026-03-02T09:15:00Z [verbose] Add: prod:api:chain:eth0 {" + RESULT + "}"))
                .isInstanceOfSatisfying(
                        AddressAssigned.class,
                        assigned ->
                                assertThat(assigned.reported().pod()).isEqualTo(new PodReference("prod", "api", "")));
        assertThat(Parsed.readings(MULTUS, "2026-03-02T09:15:00Z [verbose] Del: prod:api:u-1:ovn:eth0 {}"))
                .containsExactly(Reading.NOTHING);
        assertThat(Parsed.recognises(MULTUS, "2026-03-02T09:15:00Z [debug] some other program"))
                .isFalse();
    }
}
