package io.tallyman.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerCreated;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two records of one log and one moment tell of one container's making; the first in the file is kept. */
final class MakingTest {

    private static final Feed FEED = new Feed("events.txt", "containerd:events", "node-1", "", "");
    private static final String ID = "ab".repeat(32);

    private static ContainerCreated created(int line, String image) {
        return new ContainerCreated(
                new EventTime(Instant.parse("2026-11-20T06:00:00Z"), EventTime.SECOND),
                new Origin(FEED, line),
                ContainerReference.ofId(ID),
                ContainerKind.APPLICATION,
                image,
                "",
                Attribution.NONE);
    }

    private static Container after(List<ContainerCreated> records) {
        var directory = new Directory(Duration.ofSeconds(2), Duration.ofSeconds(62));
        records.forEach(directory::learn);
        return (Container) directory.actor(ID.substring(0, 12)).orElseThrow();
    }

    private static Stream<Container> inBothOrders(ContainerCreated one, ContainerCreated other) {
        return Stream.of(List.of(one, other), List.of(other, one)).map(MakingTest::after);
    }

    @Test
    void theImageIsKnownAlsoWhereTheRecordThatIsKeptDoesNotNameIt() {
        assertThat(inBothOrders(created(3, ""), created(5, "docker.io/corp/app:1")))
                .allSatisfy(container -> {
                    assertThat(container.image().orElseThrow().reference().name())
                            .isEqualTo("docker.io/corp/app");
                    assertThat(container.context())
                            .extracting(record -> record.origin().line())
                            .containsExactly(3L);
                });
    }

    @Test
    void ofTwoImagesTheSameIsBelievedInEitherOrder() {
        assertThat(inBothOrders(created(3, "docker.io/corp/app:2"), created(5, "docker.io/corp/app:1"))
                        .map(container ->
                                container.image().orElseThrow().reference().tag())
                        .toList())
                .containsExactly("1", "1");
    }
}
