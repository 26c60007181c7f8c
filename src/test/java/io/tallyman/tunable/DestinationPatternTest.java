package io.tallyman.tunable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallyman.event.Destination;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationPatternTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7:1, 192.0.2.7, 1, true",
        "192.0.2.7:65535, 192.0.2.7, 65535, true",
        "192.0.2.7:443, 192.0.2.7, 444, false",
        "192.0.2.7, 192.0.2.7, 444, true",
        "192.0.2.8/30, 192.0.2.8, 1, true",
        "192.0.2.8/30, 192.0.2.11, 1, true",
        "192.0.2.8/30, 192.0.2.7, 1, false",
        "192.0.2.8/30, 192.0.2.12, 1, false",
        "[2001:db8::1]:443, 2001:db8::1, 443, true",
        "[2001:db8::/32]:443, 2001:db8:ffff::9, 443, true",
        "[2001:db8::/32]:443, 2001:db9::, 443, false",
        "2001:db8::1, 2001:db8::1, 443, true",
        "::1, ::1, 443, true",
    })
    void anAddressMatchesByItsBlockAndPort(String pattern, String address, int port, boolean matches) {
        assertThat(DestinationPattern.parse(pattern).matches(Destination.of(address, port)))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "*.corp.example:443, a.corp.example, 443, true",
        "*.corp.example:443, a.b.corp.example, 443, true",
        "*.corp.example:443, corp.example, 443, false",
        "*.corp.example:443, .corp.example, 443, false",
        "corp.example, corp.example, 80, true",
        "corp.example, a.corp.example, 80, false",
    })
    void aNameMatchesByItsDomainAndPort(String pattern, String name, int port, boolean matches) {
        assertThat(DestinationPattern.parse(pattern).matches(new Destination("", port, Set.of(name))))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7:0", "192.0.2.7:65536", "192.0.2.7:", "corp.example:x", "[::1]:"})
    void aPortIsANumberFromOneTo65535(String pattern) {
        assertThatThrownBy(() -> DestinationPattern.parse(pattern)).hasMessageContaining("between 1 and 65535");
    }

    @Test
    void everyNameOfTheDestinationMustMatch() {
        var pattern = DestinationPattern.parse("*.corp.example");
        assertThat(pattern.matches(Given.named("", "a.corp.example", "b.corp.example")))
                .isTrue();
        assertThat(pattern.matches(Given.named("", "a.corp.example", "evil.example")))
                .isFalse();
        assertThat(pattern.matches(Given.address("192.0.2.1"))).isFalse();
    }
}
