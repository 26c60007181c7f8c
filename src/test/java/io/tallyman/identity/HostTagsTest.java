package io.tallyman.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.ImageNamed;
import io.tallyman.event.ImageReference;
import io.tallyman.event.Origin;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HostTagsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    private final HostTags tags = new HostTags();

    private static ImageRecord tag(String name, Instant time) {
        var record = new ImageNamed(
                new EventTime(time, EventTime.NANOSECOND),
                new Origin(new Feed("ctr.log", "containerd:events", "node-1", "", ""), 1),
                "k8s.io",
                name,
                ImageNamed.Change.CREATED);
        return new ImageRecord(record, ImageReference.parse(name).orElseThrow());
    }

    private boolean hasOther(String repository) {
        return tags.hasOther(repository, NOON, TWO_SECONDS);
    }

    @Test
    void anotherRepositorysTagCountsFromTwoSecondsBeforeToTheMoment() {
        for (var time : new Instant[] {NOON, NOON.minus(TWO_SECONDS)}) {
            var tag = tag("docker.io/library/redis:7", time);
            tags.add(tag);
            assertThat(hasOther("docker.io/library/nginx")).isTrue();
            assertThat(hasOther("docker.io/library/redis")).isFalse();
            tags.remove(tag);
            assertThat(tags.isEmpty()).isTrue();
        }
    }

    @Test
    void whatIsLaterOrLongerAgoDoesNotCount() {
        tags.add(tag("docker.io/library/redis:7", NOON.plusNanos(1)));
        tags.add(tag("docker.io/library/redis:7", NOON.minus(TWO_SECONDS).minusNanos(1)));

        assertThat(hasOther("docker.io/library/nginx")).isFalse();
    }

    @Test
    void ofTwoOfOneMomentEachCounts() {
        var nginx = tag("docker.io/library/nginx:1", NOON);
        tags.add(nginx);
        tags.add(tag("docker.io/library/redis:7", NOON));
        assertThat(hasOther("docker.io/library/nginx")).isTrue();

        tags.remove(nginx);
        assertThat(hasOther("docker.io/library/nginx")).isTrue();
        assertThat(hasOther("docker.io/library/redis")).isFalse();
    }
}
