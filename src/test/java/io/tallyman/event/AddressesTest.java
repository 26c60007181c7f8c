package io.tallyman.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9,                                  203.0.113.9",
        "fe80:0000:0000:0000:fada:0cff:fedc:87f1,      fe80::fada:cff:fedc:87f1",
        "2001:DB8::1,                                  2001:db8::1",
        "2001:db8:0:0:1:0:0:1,                         2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1,                         2001:db8:0:1:1:1:1:1",
        "fe80::1%eth0,                                 fe80::1",
        "::,                                           ::",
        "::1,                                          ::1",
        "ff02::,                                       ff02::",
        "::ffff:192.0.2.7,                             192.0.2.7",
        "::ffff:c000:207,                              192.0.2.7",
        "64:ff9b::192.0.2.33,                          64:ff9b::c000:221"
    })
    void anAddressHasOneText(String written, String canonical) {
        assertThat(Addresses.read(written)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "1..2.3",
                ".1.2.3",
                "1.2.3.",
                "a.b.c.d",
                ":",
                ":::",
                "1:2",
                "1::2::3",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:",
                "12345::",
                "g::1",
                "::1.2.3",
                "TXT 3 a:b",
                "1::2:3:4:5:6:7:8"
            })
    void whatIsNoAddressIsNothing(String written) {
        assertThat(Addresses.read(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2001:0DB8:0000:0000:0000:0000:0000:0001, 2001:db8::1",
        "::FFFF:192.0.2.7,                        192.0.2.7",
        "fe80::1%eth0,                            fe80::1",
        "192.0.2.7,                               192.0.2.7",
        "pool.example:3333,                       pool.example:3333"
    })
    void whatIsNoAddressStaysAsItIs(String written, String canonical) {
        assertThat(Addresses.canonical(written)).isEqualTo(canonical);
    }
}
