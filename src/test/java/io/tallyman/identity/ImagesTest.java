package io.tallyman.identity;

import static io.tallyman.History.HOST;
import static io.tallyman.History.at;
import static io.tallyman.History.origin;
import static io.tallyman.History.pulled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tallyman.event.Digest;
import io.tallyman.event.ImageNamed;
import io.tallyman.event.ImagePulled;
import io.tallyman.event.ImageReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImagesTest {

    private static final Instant PULL = Instant.parse("2026-11-02T10:00:00Z");
    private static final Instant LATER = PULL.plusSeconds(3600);
    private static final Duration NANO = Duration.ofNanos(1);
    private static final String DIGEST = "sha256:" + "a1".repeat(32);
    private static final String OTHER_DIGEST = "sha256:" + "b2".repeat(32);
    private static final String CONFIG = "sha256:" + "c3".repeat(32);
    private static final String OTHER_CONFIG = "sha256:" + "d4".repeat(32);

    private final Images images = new Images();

    private void written(Instant time, String namespace, String name) {
        images.learn(new ImageNamed(
                at(time), origin("containerd:events", HOST), namespace, name, ImageNamed.Change.CREATED));
    }

    private void written(Instant time, String name) {
        written(time, "k8s.io", name);
    }

    /* As the CRI writes it. */
    private void burst(Instant time, String repository, String tag, String config, String digest) {
        written(time, repository + ":" + tag);
        written(time.plusMillis(1), config);
        written(time.plusMillis(2), repository + "@" + digest);
    }

    private List<ImagePulled> before(String image, Instant by) {
        return images.before(HOST, ImageReference.parse(image).orElseThrow(), by, pull -> true);
    }

    @Test
    void thePullOfATagHasTheDigestsThatWereWrittenInItsBurst() {
        burst(PULL, "docker.io/acme/app", "1", CONFIG, DIGEST);
        assertThat(before("acme/app:1", LATER))
                .singleElement()
                .satisfies(pull -> assertThat(pull.digests())
                        .containsExactlyInAnyOrder(Digest.repository(DIGEST), Digest.config(CONFIG)));
        assertThat(before("acme/app:2", LATER)).isEmpty();
        assertThat(before("acme/other:1", LATER)).isEmpty();
        assertThat(images.before("node-2", ImageReference.parse("acme/app:1").orElseThrow(), LATER, pull -> true))
                .isEmpty();
    }

    @Test
    void aPullCountsFromItsOwnInstantOn() {
        burst(PULL, "docker.io/acme/app", "1", CONFIG, DIGEST);
        assertThat(before("acme/app:1", PULL)).hasSize(1);
        assertThat(before("acme/app:1", PULL.minus(NANO))).isEmpty();
    }

    @Test
    void aDigestFartherThanTheBurstIsAnotherPulls() {
        written(PULL, "docker.io/acme/app:1");
        written(PULL.plus(Bursts.LENGTH), "docker.io/acme/app@" + DIGEST);
        assertThat(before("acme/app:1", LATER).get(0).digests()).containsExactly(Digest.repository(DIGEST));
        var far = new Images();
        far.learn(named(PULL, "docker.io/acme/app:1"));
        far.learn(named(PULL.plus(Bursts.LENGTH).plus(NANO), "docker.io/acme/app@" + DIGEST));
        assertThat(far.before(HOST, ImageReference.parse("acme/app:1").orElseThrow(), LATER, pull -> true)
                        .get(0)
                        .digests())
                .isEmpty();
    }

    private static ImageNamed named(Instant time, String name) {
        return new ImageNamed(at(time), origin("containerd:events", HOST), "k8s.io", name, ImageNamed.Change.CREATED);
    }

    @Test
    void twoTagsPulledAtOnceKeepTheirOwnDigests() {
        written(PULL, "docker.io/acme/app:1");
        written(PULL.plusMillis(2), "docker.io/acme/app@" + DIGEST);
        written(PULL.plusMillis(500), "docker.io/acme/app:2");
        written(PULL.plusMillis(502), "docker.io/acme/app@" + OTHER_DIGEST);
        assertThat(before("acme/app:1", LATER).get(0).digests()).containsExactly(Digest.repository(DIGEST));
        assertThat(before("acme/app:2", LATER).get(0).digests()).containsExactly(Digest.repository(OTHER_DIGEST));
    }

    @Test
    void twoTagsPulledCrosswiseHaveNoDigestThatIsProved() {
        written(PULL, "docker.io/acme/app:1");
        written(PULL.plusNanos(1), "docker.io/acme/app:2");
        written(PULL.plusMillis(1), CONFIG);
        written(PULL.plusMillis(2), "docker.io/acme/app:1");
        written(PULL.plusMillis(2).plusNanos(1), "docker.io/acme/app:2");
        written(PULL.plusMillis(3), "docker.io/acme/app@" + DIGEST);
        written(PULL.plusMillis(3).plusNanos(1), "docker.io/acme/app@" + OTHER_DIGEST);
        assertThat(before("acme/app:1", LATER).get(0).digests()).isEmpty();
    }

    @Test
    void whatATagHadWhenItWasPulledOnceMoreIsNotWhatItWasMovedTo() {
        written(PULL, "docker.io/acme/app:1");
        var moved = PULL.plusSeconds(1);
        written(moved, "docker.io/acme/app:1");
        written(moved.plusMillis(1), CONFIG);
        written(moved.plusMillis(2), "docker.io/acme/app:1");
        written(moved.plusMillis(3), "docker.io/acme/app@" + DIGEST);
        assertThat(before("acme/app:1", PULL).get(0).digests()).isEmpty();
        var other = new Images();
        other.learn(named(moved, "docker.io/acme/app:1"));
        other.learn(named(moved.plusMillis(1), CONFIG));
        other.learn(named(moved.plusMillis(2), "docker.io/acme/app:1"));
        other.learn(named(moved.plusMillis(3), "docker.io/acme/app@" + DIGEST));
        assertThat(other.before(HOST, ImageReference.parse("acme/app:1").orElseThrow(), moved, pull -> true)
                        .get(0)
                        .digests())
                .containsExactlyInAnyOrder(Digest.repository(DIGEST), Digest.config(CONFIG));
    }

    @Test
    void aDigestThatStandsBeforeTheTagIsAnothers() {
        burst(PULL, "docker.io/acme/app", "1", CONFIG, DIGEST);
        written(PULL.plusMillis(3), "docker.io/acme/app:2");
        assertThat(before("acme/app:1", LATER).get(0).digests()).contains(Digest.repository(DIGEST));
        assertThat(before("acme/app:2", LATER).get(0).digests()).isEmpty();
    }

    @Test
    void anImageIdBetweenTwoRepositoriesIsNobodys() {
        written(PULL, "docker.io/acme/app:1");
        written(PULL.plusMillis(1), "docker.io/acme/other:1");
        written(PULL.plusMillis(2), CONFIG);
        assertThat(before("acme/app:1", LATER).get(0).digests()).isEmpty();
    }

    @Test
    void anotherNamespacesRecordsAreAnothers() {
        written(PULL, "docker.io/acme/app:1");
        written(PULL.plusMillis(1), "moby", CONFIG);
        written(PULL.plusMillis(2), "moby", "docker.io/acme/app@" + DIGEST);
        assertThat(before("acme/app:1", LATER).get(0).digests()).isEmpty();
        written(PULL.plusMillis(3), OTHER_CONFIG);
        assertThat(before("acme/app:1", LATER).get(0).digests()).containsExactly(Digest.config(OTHER_CONFIG));
    }

    @Test
    void aTagThatMovedIsPulledWithItsNewDigest() {
        burst(PULL, "docker.io/acme/app", "1", CONFIG, DIGEST);
        var moved = PULL.plusSeconds(600);
        burst(moved, "docker.io/acme/app", "1", OTHER_CONFIG, OTHER_DIGEST);
        assertThat(before("acme/app:1", LATER).get(0))
                .satisfies(pull -> assertThat(pull.time().instant()).isEqualTo(moved))
                .satisfies(pull -> assertThat(pull.digests())
                        .containsExactlyInAnyOrder(Digest.repository(OTHER_DIGEST), Digest.config(OTHER_CONFIG)));
        assertThat(before("acme/app:1", moved.minus(NANO)).get(0).digests()).contains(Digest.repository(DIGEST));
        var image = ImageReference.parse("acme/app:1").orElseThrow();
        assertThat(images.movedOn(HOST, image, moved)).isFalse();
        assertThat(images.movedOn(HOST, image, moved.plusMillis(2))).isTrue();
    }

    @Test
    void theLatestPullThatCanHaveBroughtTheContentCounts() {
        burst(PULL, "docker.io/acme/app", "1", CONFIG, DIGEST);
        burst(PULL.plusSeconds(600), "docker.io/acme/app", "1", OTHER_CONFIG, OTHER_DIGEST);
        var image = ImageReference.parse("acme/app:1").orElseThrow();
        assertThat(images.before(HOST, image, LATER, pull -> pull.digests().contains(Digest.repository(DIGEST))))
                .singleElement()
                .satisfies(pull -> assertThat(pull.time().instant()).isEqualTo(PULL));
        assertThat(images.before(HOST, image, LATER, pull -> false)).isEmpty();
    }

    @Test
    void ofEachLogTheLatestPullIsTold() {
        images.learn(pulled(PULL.plusSeconds(60), "docker.io/acme/app:1", DIGEST));
        images.learn(pulled(PULL, "docker.io/acme/app:1", DIGEST));
        images.learn(pulled(PULL.plusSeconds(30), "docker.io/acme/app:2", DIGEST));
        burst(PULL.plusSeconds(61), "docker.io/acme/app", "1", CONFIG, DIGEST);
        assertThat(before("acme/app:1", LATER))
                .extracting(
                        pull -> pull.origin().logSource(), pull -> pull.time().instant())
                .containsExactly(
                        tuple("containerd:runtime", PULL.plusSeconds(60)),
                        tuple("containerd:events", PULL.plusSeconds(61)));
    }

    @Test
    void anImageIdIsTheNamesThatWasWrittenBesideIt() {
        burst(PULL, "docker.io/acme/app", "1", CONFIG, DIGEST);
        assertThat(images.byConfig(HOST, CONFIG)).map(ImageReference::toString).contains("docker.io/acme/app:1");
        assertThat(images.byConfig(HOST, "c3c3c3c3c3c3")).isPresent();
        assertThat(images.byConfig(HOST, OTHER_CONFIG)).isEmpty();
        assertThat(images.byConfig("node-2", CONFIG)).isEmpty();
        burst(PULL.plusSeconds(600), "docker.io/acme/copy", "1", CONFIG, DIGEST);
        assertThat(images.byConfig(HOST, CONFIG)).as("it has two names now").isEmpty();
    }

    @Test
    void whatIsNoImagesNameTeachesNothing() {
        assertThat(images.learn(named(PULL, CONFIG))).isEmpty();
        assertThat(images.learn(named(PULL, "docker.io/acme/app:1"))).isEqualTo(Optional.of("docker.io/acme/app"));
        var deleted = new ImageNamed(
                at(PULL), origin("containerd:events", HOST), "k8s.io", "docker.io/x/y:1", ImageNamed.Change.DELETED);
        assertThat(images.learn(deleted)).isEmpty();
        assertThat(images.size()).isEqualTo(1);
    }

    @Test
    void aNameOfWhichNothingWasToldForNinetyDaysIsForgotten() {
        burst(PULL, "docker.io/acme/app", "1", CONFIG, DIGEST);
        images.learn(pulled(PULL.plusSeconds(5), "docker.io/acme/other:1"));
        images.forget(PULL.plus(Images.LONGEST_SILENCE));
        assertThat(images.size()).isEqualTo(2);
        images.forget(PULL.plusSeconds(5).plus(Images.LONGEST_SILENCE));
        assertThat(images.size()).isEqualTo(1);
        assertThat(before("acme/app:1", LATER)).isEmpty();
        assertThat(before("acme/other:1", LATER)).hasSize(1);
    }
}
