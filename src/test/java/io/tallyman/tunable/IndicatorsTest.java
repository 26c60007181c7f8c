package io.tallyman.tunable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndicatorsTest {

    private final Indicators indicators = IndicatorsFile.defaults();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xmrig",
                "/tmp/XMRig",
                "./xmrig-6.21.0",
                "xmrig.exe",
                "C:\\temp\\xmrig.exe",
                "t-rex",
                "cpuminer-avx2",
                "ethdcrminer64",
                "SRBMiner-MULTI",
                "kdevtmpfsi",
                "minerd"
            })
    void minersAreKnownUnderPathCaseAndVersion(String program) {
        assertThat(indicators.isMiner(program)).isTrue();
        assertThat(indicators.isMiner(Given.exec("/proc/self/exe", "", program, "-o", "pool:3333")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nginx", "xmr", "mineral", "/usr/bin/miner-exporter", "sh", "rex"})
    void otherProgramsAreNoMiners(String program) {
        assertThat(indicators.isMiner(program)).isFalse();
        assertThat(indicators.isMiner(Given.exec(program, ""))).isFalse();
    }

    @Test
    void proxywareIsToldApart() {
        assertThat(indicators.isProxyware("/app/traffmonetizer")).isTrue();
        assertThat(indicators.isProxyware(Given.exec("/app/pawns-cli", ""))).isTrue();
        assertThat(indicators.isProxyware("xmrig")).isFalse();
        assertThat(indicators.isMiner("traffmonetizer")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pool.supportxmr.com", "pool.minexmr.com", "xmr-eu1.nanopool.org", "gulf.moneroocean.stream",
                "auto.c3pool.org", "monerohash.com", "xmr.2miners.com", "de.monero.herominers.com"
            })
    void poolsAreKnownByName(String name) {
        assertThat(indicators.isPool(Given.named("192.0.2.1", "other.example", name)))
                .isTrue();
        assertThat(indicators.isPool(Given.named("", name))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nanopool.org.corp.example", "notsupportxmr.com", "example.com", "pool.ntp.org"})
    void otherNamesAreNoPools(String name) {
        assertThat(indicators.isPool(Given.named("192.0.2.1", name))).isFalse();
    }

    @Test
    void theShippedListsAreLongEnoughToBeOfUse() {
        assertThat(indicators.miners()).hasSizeGreaterThanOrEqualTo(25);
        var pools =
                (Yaml.Items) ShippedRules.read("indicators.yaml").get("pools").orElseThrow();
        assertThat(pools.items()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(pools.items()).map(each -> ((Yaml.Scalar) each).text()).doesNotHaveDuplicates();
    }

    @Test
    void aFileOfOnesOwnReplacesAListAndItsMistakesAreTold() {
        var own = IndicatorsFile.read(List.of(Yaml.read("own.yaml", "miners: [MyMiner]")));
        assertThat(own.isMiner("myminer-2.0")).isTrue();
        assertThat(own.isMiner("xmrig")).isFalse();
        assertThat(own.isPool(Given.named("", "pool.supportxmr.com"))).isTrue();
        var bad = Yaml.read("own.yaml", "miner: [x]\npools: [10.0.0.1, \"*\"]\n");
        assertThat(catchThrowableOfType(TunablesRejected.class, () -> IndicatorsFile.read(List.of(bad)))
                        .getMessage())
                .contains(
                        "own.yaml:1:1: miner is no key here; did you mean miners?",
                        "own.yaml:2:9: pools[0]",
                        "own.yaml:2:19: pools[1]");
    }

    @Test
    void theTunablesCarryTheIndicators() {
        assertThat(TunablesFile.defaults().indicators()).isEqualTo(indicators);
        var own = IndicatorsFile.read(List.of(Yaml.read("own.yaml", "miners: [MyMiner]")));
        assertThat(TunablesFile.read(List.of(), own).indicators()).isEqualTo(own);
    }
}
