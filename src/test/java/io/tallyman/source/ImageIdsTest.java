package io.tallyman.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageIdsTest {

    private static final String HEX = "0123456789abcdef".repeat(4);
    private static final String SHA = "sha256:" + HEX;

    @Test
    void digestsAreTypedByTheWayTheyAreWritten() {
        assertThat(ImageIds.digests("docker-pullable://nginx@" + SHA)).containsExactly(Digest.repository(SHA));
        assertThat(ImageIds.digests("docker://" + SHA)).containsExactly(Digest.config(SHA));
        assertThat(ImageIds.digests(SHA)).containsExactly(Digest.config(SHA));
        assertThat(ImageIds.digests(HEX)).containsExactly(Digest.config(SHA));
        assertThat(ImageIds.repository(SHA)).containsExactly(Digest.repository(SHA));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nginx", "nginx@sha256:short", "sha256:0123456789ab", "0123456789ab", "@", "://"})
    void shortAndMalformedIdsGiveNone(String id) {
        assertThat(ImageIds.digests(id)).isEmpty();
    }

    @Test
    void aDigestIsOfHexDigitsOnly() {
        assertThat(ImageIds.digests("sha256:" + "x".repeat(64))).isEmpty();
        assertThat(ImageIds.repository("sha256:" + "G".repeat(64))).isEmpty();
    }
}
