package io.tallyman.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumericAddressTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.10, 203.0.113.10",
        "3405803786, 203.0.113.10",
        "0xCB00710A, 203.0.113.10",
        "0313.0.0x71.012, 203.0.113.10",
        "127.1, 127.0.0.1",
        "0, 0.0.0.0",
        "10.1.258, 10.1.1.2",
        "2001:DB8::1, 2001:db8::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "fe80::1%eth0, fe80::1",
        "::ffff:203.0.113.10, 203.0.113.10",
        "::ffff:cb00:710a, 203.0.113.10",
        "64:ff9b::203.0.113.10, 64:ff9b::cb00:710a",
    })
    void everySpellingIsWrittenInOne(String text, String canonical) {
        assertThat(NumericAddress.read(text)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a.example",
                "1.2.3.4.5",
                "256.0.0.1",
                "4294967296",
                "0x",
                "08",
                "1..2",
                "::1::",
                ":",
                ":::",
                "1:2",
                "1:2:3:4:5:6:7:8:9",
                "g::",
                "12345::",
                "1:2:3:4:5:6:7::8",
                "1.2.3.4:5",
                "-1",
                "99999999999999999999"
            })
    void whatIsNoAddressIsNone(String text) {
        assertThat(NumericAddress.read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, true", "127.9.9.9, true", "::1, true", "0.0.0.0, true", "128.0.0.1, false", "::2, false"})
    void loopbackIsTold(String address, boolean loopback) {
        assertThat(NumericAddress.isLoopback(address)).isEqualTo(loopback);
    }
}
