package io.tallyman.tunable;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImageMirrorsTest {

    private final Tunables tunables = Given.tunables("""
            ImageRegistryAllowList: [docker.io/library/nginx, quay.io/acme/*]
            ImageMirrors:
              mirror.corp.example/hub: docker.io
              mirror.corp.example/hub/quay: quay.io
              mirror.corp.example/one/web: quay.io/acme/web
            """);

    private String upstream(String image) {
        return tunables.upstream(Given.image(image)).toString();
    }

    @Test
    void aMirroredImageHasTheNameItComesFrom() {
        assertThat(upstream("mirror.corp.example/hub/library/nginx:1.27")).isEqualTo("docker.io/library/nginx:1.27");
        assertThat(upstream("mirror.corp.example/hub/nginx")).isEqualTo("docker.io/library/nginx:latest");
        assertThat(upstream("mirror.corp.example/one/web")).isEqualTo("quay.io/acme/web:latest");
        assertThat(upstream("ghcr.io/acme/app:1")).isEqualTo("ghcr.io/acme/app:1");
    }

    @Test
    void theDigestStaysAndNoTagIsAdded() {
        var digest = "@sha256:" + "c".repeat(64);
        assertThat(upstream("mirror.corp.example/hub/nginx" + digest)).isEqualTo("docker.io/library/nginx" + digest);
    }

    @Test
    void theLongestMirrorDecides() {
        assertThat(upstream("mirror.corp.example/hub/quay/acme/app:1")).isEqualTo("quay.io/acme/app:1");
    }

    @Test
    void mirrorsAreWholeSegments() {
        assertThat(upstream("mirror.corp.example/hub2/nginx:1")).isEqualTo("mirror.corp.example/hub2/nginx:1");
        assertThat(upstream("mirror.corp.example.evil.com/hub/nginx:1"))
                .isEqualTo("mirror.corp.example.evil.com/hub/nginx:1");
    }

    @Test
    void trustFollowsTheMirror() {
        assertThat(tunables.trusts(Given.image("mirror.corp.example/hub/library/nginx")))
                .isTrue();
        assertThat(tunables.trusts(Given.image("mirror.corp.example/hub/evil/nginx")))
                .isFalse();
        assertThat(tunables.trusts(Given.image("mirror.corp.example/other/nginx")))
                .isFalse();
        assertThat(tunables.trusts(Given.image("nginx"))).isTrue();
    }

    @Test
    void aMirrorOnTheAllowListIsTrustedByItsOwnName() {
        var own = Given.tunables(
                "{ImageRegistryAllowList: [mirror.corp.example/*], ImageMirrors: {mirror.corp.example/hub: docker.io}}");
        assertThat(own.trusts(Given.image("mirror.corp.example/hub/evil/tool"))).isTrue();
        assertThat(own.trusts(Given.image("evil/tool"))).isFalse();
    }
}
