package io.tallyman.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

    @ParameterizedTest
    @CsvSource({
        "Pool.Example.,        pool.example",
        "pool.example:8080,    pool.example",
        "_ldap._tcp.corp,      _ldap._tcp.corp"
    })
    void aNameIsInLowerCaseWithoutDotAndPort(String written, String name) {
        assertThat(HostName.read(written)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "192.0.2.1", "192.0.2.1:80", "2001:db8::1", "[2001:db8::1]:443"})
    void anAddressIsNoName(String written) {
        assertThat(HostName.read(written)).isEmpty();
    }
}
