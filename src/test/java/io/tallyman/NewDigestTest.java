package io.tallyman;

import static io.tallyman.History.HOST;
import static io.tallyman.History.START;
import static io.tallyman.History.addressed;
import static io.tallyman.History.created;
import static io.tallyman.History.executed;
import static io.tallyman.History.flowed;
import static io.tallyman.History.id;
import static io.tallyman.History.pulled;
import static io.tallyman.History.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.alert.Alert;
import io.tallyman.event.Event;
import io.tallyman.finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A digest that never ran here, behind an allowed repository. */
final class NewDigestTest {

    private static final String IMAGE = "docker.io/corp/app:1";
    private static final String USUAL = "203.0.113.80";
    private static final String NEW = "198.51.100.7";
    private static final Instant NEXT_DAY = START.plus(Duration.ofHours(30));

    /** The baseline counts after a day, with three digests and two destinations. */
    private static final String TUNABLES = """
            ImageRegistryAllowList: [docker.io/corp/*]
            BaselineGuard: {minimumAge: 24h, minimumImages: 3, minimumDestinations: 2}
            """;

    private static String digest(int number) {
        return "sha256:" + id(number);
    }

    /* One container of the image under a digest, and what it does. */
    private static List<Event> run(int number, int digest, Instant start, Event... behaviour) {
        var all = new ArrayList<Event>();
        all.add(pulled(start.minusSeconds(5), IMAGE, digest(digest)));
        all.add(created(start.minusSeconds(1), id(100 + number), IMAGE));
        all.add(started(start, id(100 + number), pid(number)));
        all.add(addressed(HOST, id(100 + number), address(number)));
        all.addAll(List.of(behaviour));
        return all;
    }

    private static long pid(int number) {
        return 5000 + 10L * number;
    }

    private static String address(int number) {
        return "10.88.1." + number;
    }

    private static Event reaches(int number, Instant start, String destination) {
        return flowed(start.plusSeconds(3), address(number), destination);
    }

    /** Days of quiet running: digests and destinations become known. */
    private static List<Event> past(int digests, String... destinations) {
        var all = new ArrayList<Event>();
        for (int i = 0; i < digests; i++) {
            var start = START.plus(Duration.ofHours(i));
            var flows = new ArrayList<Event>();
            for (var destination : destinations) {
                flows.add(reaches(i, start, destination));
            }
            all.addAll(run(i, i, start, flows.toArray(Event[]::new)));
        }
        return all;
    }

    private static List<Alert> alerts(String further, List<Event> past, List<Event> now) {
        var all = new ArrayList<>(past);
        all.addAll(now);
        return History.alerts(TUNABLES + further, all);
    }

    private static List<Event> full() {
        return past(3, USUAL, "203.0.113.81");
    }

    @Test
    void detectsByADestinationThatIsNewForTheRepository() {
        assertThat(alerts("", full(), run(50, 9, NEXT_DAY, reaches(50, NEXT_DAY, NEW))))
                .extracting(Alert::severity)
                .containsExactly(Severity.MEDIUM);
    }

    @Test
    void isSilentWhereItGoesWhereTheRepositoryAlwaysWent() {
        assertThat(alerts("", full(), run(50, 9, NEXT_DAY, reaches(50, NEXT_DAY, USUAL))))
                .isEmpty();
    }

    @Test
    void isSilentByACommandAlone() {
        var command = executed(NEXT_DAY.plusSeconds(3), HOST, pid(50) + 1, pid(50), "curl", "http://" + NEW);
        assertThat(alerts("", full(), run(50, 9, NEXT_DAY, command))).isEmpty();
    }

    @Test
    void aKnownDigestIsSilentWhereverItGoes() {
        assertThat(alerts("", full(), run(50, 2, NEXT_DAY, reaches(50, NEXT_DAY, NEW))))
                .isEmpty();
    }

    @Test
    void isSilentWhileTheBaselineKnowsTooFewImages() {
        var few = past(2, USUAL, "203.0.113.81");
        assertThat(alerts("", few, run(50, 9, NEXT_DAY, reaches(50, NEXT_DAY, NEW))))
                .isEmpty();
    }

    @Test
    void isSilentWhileTheBaselineKnowsTooFewDestinations() {
        assertThat(alerts("", past(3, USUAL), run(50, 9, NEXT_DAY, reaches(50, NEXT_DAY, NEW))))
                .isEmpty();
    }

    @Test
    void isSilentWhileTheBaselineIsYoung() {
        var early = START.plus(Duration.ofHours(20));
        assertThat(alerts("", full(), run(50, 9, early, reaches(50, early, NEW))))
                .isEmpty();
    }

    @Test
    void aBlockedDestinationNeedsNoNewness() {
        var blocking = "OutboundCIDRBlockList: {networks: [203.0.113.80/32]}";
        assertThat(alerts(blocking, full(), run(50, 9, NEXT_DAY, reaches(50, NEXT_DAY, USUAL))))
                .extracting(Alert::severity)
                .containsExactly(Severity.CRITICAL);
    }

    @Test
    void nothingIsLearntFromADetectedChain() {
        var twice = new ArrayList<>(run(50, 9, NEXT_DAY, reaches(50, NEXT_DAY, NEW)));
        var later = NEXT_DAY.plus(Duration.ofHours(2));
        twice.addAll(run(51, 9, later, reaches(51, later, NEW)));
        assertThat(alerts("", full(), twice)).hasSize(2);
    }
}
