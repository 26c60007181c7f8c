package io.tallyman.tunable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagePatternTest {

    private static final String A = "sha256:" + "a".repeat(64);
    private static final String B = "sha256:" + "b".repeat(64);

    @ParameterizedTest
    @CsvSource({
        "docker.io/library/nginx, nginx",
        "docker.io/library/nginx, docker.io/library/nginx:1.27",
        "docker.io/library/nginx, index.docker.io/nginx",
        "docker.io/nginx, nginx",
        "nginx, docker.io/library/nginx:stable",
        "index.docker.io/library/nginx, nginx",
        "docker.io/library/nginx, nginx@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "myuser/*, myuser/tool",
        "myuser/*, docker.io/myuser/tool:3",
        "docker.io/*, nginx",
        "docker.io/*, myuser/tool",
        "docker.io/library/*, nginx",
        "registry:5000/*, registry:5000/a",
        "registry:5000/*, registry:5000/a/b/c:1",
        "registry.corp.example/**, registry.corp.example/a/b",
        "Registry.Corp.Example/*, registry.corp.example/a",
        "localhost/*, localhost/a",
        "localhost:5000/a, localhost:5000/a",
        "'[2001:db8::1]:5000/*', '[2001:db8::1]:5000/a'",
        "*.corp.example/*, hub.corp.example/a",
        "hub-*.corp.example/*, hub-1.corp.example/a",
        "*.dkr.ecr.*.amazonaws.com/*, 111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app:7",
        "111122223333.dkr.ecr.*.amazonaws.com/*, 111122223333.dkr.ecr.us-east-1.amazonaws.com/app",
        "ghcr.io/acme/*/web, ghcr.io/acme/shop/web",
        "ghcr.io/acme/team-*, ghcr.io/acme/team-blue",
        "repo.example/app:1.2, repo.example/app:1.2",
        "repo.example/app:1.*, repo.example/app:1.29-alpine",
        "nginx:latest, nginx",
    })
    void matchesWhatItNames(String pattern, String image) {
        assertThat(ImagePattern.parse(pattern).matches(Given.image(image))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "docker.io/library/nginx, nginx-evil",
        "docker.io/library/nginx, docker.io/library/nginx/x",
        "docker.io/library/nginx, docker.io/evil/nginx",
        "docker.io/library/nginx, ghcr.io/library/nginx",
        "docker.io/library/*, myuser/tool",
        "docker.io/library/nginx, docker.io.evil.example/library/nginx",
        "myuser/*, myuser2/tool",
        "myuser/*, ghcr.io/myuser/tool",
        "registry:5000/*, registry:5001/a",
        "registry:5000/*, registry/a",
        "registry.corp.example/*, registry.corp.example:5000/a",
        "*.corp.example/*, evil.com/a",
        "*.corp.example/*, corp.example/a",
        "*.corp.example/*, a.b.corp.example/a",
        "*.corp.example/*, hub.corp.example:8443/a",
        "*.corp.example/*, hub.corp.example.evil.com/a",
        "*.corp.example/*, evilcorp.example/a",
        "*.corp.example/*, .corp.example/a",
        "111122223333.dkr.ecr.*.amazonaws.com/*, 999988887777.dkr.ecr.us-east-1.amazonaws.com/app",
        "111122223333.dkr.ecr.*.amazonaws.com/*, 111122223333.dkr.ecr.evil.com.amazonaws.com/app",
        "ghcr.io/acme/*/web, ghcr.io/acme/web",
        "ghcr.io/acme/*/web, ghcr.io/acme/a/b/web",
        "ghcr.io/acme/team-*, ghcr.io/acme/team-blue/x",
        "ghcr.io/acme/*, ghcr.io/acme",
        "repo.example/app:1.2, repo.example/app:1.20",
        "repo.example/app:1.2, repo.example/app",
        "repo.example/app:1.2, repo.example/app:1.2@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    })
    void doesNotMatchWhatOnlyLooksLikeIt(String pattern, String image) {
        assertThat(ImagePattern.parse(pattern).matches(Given.image(image))).isFalse();
    }

    @Test
    void aPinnedDigestDecidesWhateverTheTag() {
        var pinned = ImagePattern.parse("repo.example/app@" + A);
        assertThat(pinned.matches(Given.image("repo.example/app@" + A))).isTrue();
        assertThat(pinned.matches(Given.image("repo.example/app:9@" + A))).isTrue();
        assertThat(pinned.matches(Given.image("repo.example/app@" + B))).isFalse();
        assertThat(pinned.matches(Given.image("repo.example/app:9"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "*, a * alone could mean any registry",
        "**, a * alone could mean any registry",
        "*/nginx, a * alone could mean any registry",
        "registry.corp.example, a registry needs a path: write registry.corp.example/*",
        "registry.corp.example:5000, a registry needs a path: write registry.corp.example:5000/*",
        "registry.*/app, the last label of a registry must be written out",
        "'registry.*:5000/app', the last label of a registry must be written out",
        "ghcr.io/Acme/app, a repository has lower-case letters",
        "ghcr.io/acme//app, an empty segment",
        "ghcr.io/acme/, an empty segment",
        "ghcr.io/**/app, ** in the middle",
        "nginx@sha256:abc, a digest is sha256:",
        "'nginx:', is no tag",
        "'', a repository has lower-case letters",
        "a b, a repository has lower-case letters",
    })
    void refusesWhatCouldMeanTooMuchOrNothing(String pattern, String reason) {
        assertThatThrownBy(() -> ImagePattern.parse(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
