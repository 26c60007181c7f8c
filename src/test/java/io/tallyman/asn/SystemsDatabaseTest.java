package io.tallyman.asn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallyman.event.Destination;
import io.tallyman.tunable.Tunables;
import io.tallyman.tunable.TunablesFile;
import io.tallyman.tunable.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemsDatabaseTest {

    @TempDir
    Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("asn.mmdb"), bytes);
    }

    private static byte[] bytes() throws IOException {
        return new DatabaseFile("GeoLite2-ASN")
                .add("203.0.113.0/25", 64500)
                .add("198.51.100.7/32", 64501)
                .add("2001:db8:5::/48", 64500)
                .add("192.0.2.0/24", 4_200_000_000L)
                .bytes();
    }

    private Tunables tunables(String asns) throws IOException {
        var text = "ApprovedEgress: {asns: [%s]}".formatted(asns);
        return TunablesFile.read(List.of(Yaml.read("test.yaml", text))).knowing(SystemsDatabase.open(file(bytes())));
    }

    private static boolean isEgress(Tunables tunables, String address) {
        return tunables.isEgress(Destination.of(address, 443));
    }

    @Test
    void anAddressOfAnApprovedSystemIsNoEgress() throws IOException {
        var tunables = tunables("64500, 4200000000");

        assertThat(isEgress(tunables, "203.0.113.9")).isFalse();
        assertThat(isEgress(tunables, "203.0.113.127")).isFalse();
        assertThat(isEgress(tunables, "::ffff:203.0.113.9")).isFalse();
        assertThat(isEgress(tunables, "2001:db8:5::1")).isFalse();
        assertThat(isEgress(tunables, "192.0.2.1")).isFalse();
        assertThat(isEgress(tunables, "203.0.113.128")).isTrue();
        assertThat(isEgress(tunables, "198.51.100.7")).isTrue();
        assertThat(isEgress(tunables, "2001:db8:6::1")).isTrue();
    }

    @Test
    void aNameAloneBelongsToNoSystem() throws IOException {
        var named = new Destination("", 443, Set.of("a.example"));
        assertThat(tunables("64500").isEgress(named)).isTrue();
    }

    @Test
    void withoutADatabaseNumbersApproveNothing() {
        var tunables = TunablesFile.read(List.of(Yaml.read("test.yaml", "ApprovedEgress: {asns: [64500]}")));
        assertThat(isEgress(tunables, "203.0.113.9")).isTrue();
    }

    @Test
    void withoutNumbersTheDatabaseApprovesNothing() throws IOException {
        assertThat(isEgress(tunables(""), "203.0.113.9")).isTrue();
    }

    @Test
    void aDatabaseOfOtherThingsIsRefused() throws IOException {
        var cities = file(new DatabaseFile("GeoLite2-City").bytes());
        assertThatThrownBy(() -> SystemsDatabase.open(cities))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("GeoLite2-City");
    }

    @Test
    void aDamagedFileIsAnInputThatCannotBeReadAndNeverAFault() throws IOException {
        var whole = bytes();
        var random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            var damaged = Arrays.copyOf(whole, i % 3 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int wound = 0; wound < 1 + i % 5 && damaged.length > 0; wound++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                SystemsDatabase.open(file(damaged)).of(new byte[] {(byte) 203, 0, 113, 9});
            } catch (IOException | UncheckedIOException damage) {
                assertThat(damage.getMessage()).isNotBlank();
            }
        }
    }
}
