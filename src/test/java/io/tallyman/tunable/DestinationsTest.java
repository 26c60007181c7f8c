package io.tallyman.tunable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {

    private final Tunables tunables = Given.tunables("""
            OutboundCIDRBlockList: {networks: [203.0.113.0/24, "2001:db8:bad::/48"], domains: ["*.evil.example", evil.test]}
            ApprovedEgress: {networks: [10.0.0.0/8, 198.51.100.7], domains: ["*.corp.example", corp.example]}
            """);

    @ParameterizedTest
    @ValueSource(
            strings = {"203.0.113.0", "203.0.113.255", "::ffff:203.0.113.9", "::FFFF:cb00:7109", "2001:db8:bad::1"})
    void aBlockedNetworkHoldsItsAddressesHoweverWritten(String address) {
        assertThat(tunables.blocks(Given.address(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.112.255",
                "203.0.114.0",
                "2001:db8:bac:ffff::1",
                "2001:db8:bae::",
                "",
                "pool.example",
                "203.0.113.1.1",
                "203.0.113",
                "203.0.113.256",
                "0203.0.113.1",
                "203.0.113.01",
                "203..113.1",
                "1:2",
                ":"
            })
    void nothingElseIsBlocked(String address) {
        assertThat(tunables.blocks(Given.address(address))).isFalse();
    }

    @Test
    void oneBlockedNameIsEnough() {
        assertThat(tunables.blocks(Given.named("192.0.2.1", "cdn.example", "a.b.evil.example")))
                .isTrue();
        assertThat(tunables.blocks(Given.named("", "evil.test"))).isTrue();
        assertThat(tunables.blocks(Given.named("", "x.evil.test"))).isFalse();
        assertThat(tunables.blocks(Given.named("", "evil.example"))).isFalse();
        assertThat(tunables.blocks(Given.named("", "notevil.example"))).isFalse();
    }

    @Test
    void approvedIsTheNetworkOrEveryName() {
        assertThat(tunables.approves(Given.address("10.255.255.255"))).isTrue();
        assertThat(tunables.approves(Given.address("11.0.0.0"))).isFalse();
        assertThat(tunables.approves(Given.address("198.51.100.7"))).isTrue();
        assertThat(tunables.approves(Given.address("198.51.100.8"))).isFalse();
        assertThat(tunables.approves(Given.named("192.0.2.1", "api.eu.corp.example", "corp.example")))
                .isTrue();
        assertThat(tunables.approves(Given.named("192.0.2.1", "api.corp.example", "c2.example")))
                .isFalse();
        assertThat(tunables.approves(Given.named("", "corp.example.evil.test"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.255",
                "0.0.0.0",
                "224.0.0.251",
                "239.255.255.255",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fe80::1%eth0",
                "ff02::fb",
                "::ffff:127.0.0.1"
            })
    void localAddressesAreNeverEgress(String address) {
        assertThat(tunables.isLocal(Given.address(address))).isTrue();
        assertThat(tunables.isEgress(Given.address(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"126.255.255.255", "128.0.0.0", "169.254.169.254", "240.0.0.1", "10.0.0.1", "fec0::1"})
    void otherAddressesAreNotLocal(String address) {
        assertThat(tunables.isLocal(Given.address(address))).isFalse();
    }

    @Test
    void aNameIsLocalOnlyWhereThereIsNoAddress() {
        assertThat(tunables.isLocal(Given.named("", "localhost"))).isTrue();
        assertThat(tunables.isLocal(Given.named("192.0.2.1", "localhost"))).isFalse();
        assertThat(tunables.isLocal(Given.named("", "localhost.evil.test"))).isFalse();
    }

    @Test
    void egressIsWhatIsKnownAndNeitherLocalNorApproved() {
        assertThat(tunables.isEgress(Given.address("192.0.2.1"))).isTrue();
        assertThat(tunables.isEgress(Given.named("", "pool.example"))).isTrue();
        assertThat(tunables.isEgress(Given.address("10.1.2.3"))).isFalse();
        assertThat(tunables.isEgress(Given.address(""))).isFalse();
    }

    @Test
    void theMetadataServiceIsApprovedUntilItIsTakenOut() {
        assertThat(TunablesFile.defaults().isEgress(Given.address("169.254.169.254")))
                .isFalse();
        assertThat(tunables.isEgress(Given.address("169.254.169.254"))).isTrue();
    }

    @Test
    void everyIpv6AddressIsNoIpv4Address() {
        assertThat(NetworkSet.of(List.of("::/0")).contains("203.0.113.1")).isFalse();
        assertThat(NetworkSet.of(List.of("::/0")).contains("2001:db8::1")).isTrue();
        assertThat(NetworkSet.of(List.of("0.0.0.0/0")).contains("203.0.113.1")).isTrue();
        assertThat(NetworkSet.of(List.of("0.0.0.0/0")).contains("::1")).isFalse();
        assertThat(NetworkSet.of(List.of("::ffff:10.0.0.0/104")).contains("10.9.9.9"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void overlappingNetworksAnswerAsTheirUnion(long seed) {
        var random = new Random(seed);
        List<Network> networks = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            var prefix = 8 + random.nextInt(25);
            var bits = random.nextInt() & (-1 << (32 - prefix));
            networks.add(Network.parse(dotted(bits) + "/" + prefix));
        }
        var set = NetworkSet.ofNetworks(networks);
        for (int i = 0; i < 2_000; i++) {
            var address = dotted(random.nextInt());
            var expected = networks.stream()
                    .anyMatch(each -> each.contains(IpAddress.parse(address).orElseThrow()));
            assertThat(set.contains(address)).as("%s, seed %d", address, seed).isEqualTo(expected);
        }
    }

    @Test
    void ofTwoNetworksThatBeginAlikeTheLargerCountsWhicheverComesFirst() {
        assertThat(NetworkSet.of(List.of("10.0.0.0/16", "10.0.0.0/8")).contains("10.200.0.1"))
                .isTrue();
        assertThat(NetworkSet.of(List.of("10.0.0.0/8", "10.0.0.0/16")).contains("10.200.0.1"))
                .isTrue();
    }

    private static String dotted(int bits) {
        return "%d.%d.%d.%d".formatted(bits >>> 24, bits >>> 16 & 255, bits >>> 8 & 255, bits & 255);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1/8, its block begins at 10.0.0.0/8",
        "2001:db8::1/32, its block begins at 2001:db8::/32",
        "10.0.0.0/33, has no prefix length between 0 and 32",
        "10.0.0.0/, has no prefix length between 0 and 32",
        "10.0.0.0/08, has no prefix length between 0 and 32",
        "fc00::/129, has no prefix length between 0 and 128",
        "10.0.0/8, is no network",
        "corp.example, is no network",
        "'', is no network",
        "10.*, is no network",
        "1-2::, is no network",
    })
    void refusesWhatIsNoNetwork(String text, String reason) {
        assertThatThrownBy(() -> Network.parse(text)).hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "*.",
                "a..b",
                ".corp.example",
                "a*.corp.example",
                "*.*.corp.example",
                "10.0.0.1",
                "bücher.example",
                "https://corp.example",
                "corp.example:443"
            })
    void refusesWhatIsNoDomain(String text) {
        assertThatThrownBy(() -> DomainSet.of(List.of(text))).hasMessageContaining("is no domain");
    }

    @Test
    void domainsAreReadWithoutRegardToCaseAndTrailingDot() {
        assertThat(DomainSet.of(List.of("*.Corp.Example.")).contains("a.corp.example"))
                .isTrue();
    }
}
