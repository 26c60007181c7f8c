package io.tallyman.links;

import static io.tallyman.Clouds.changed;
import static io.tallyman.Clouds.launched;
import static io.tallyman.Clouds.running;
import static io.tallyman.History.START;
import static io.tallyman.links.MachineStories.BAD;
import static io.tallyman.links.MachineStories.CHANGED;
import static io.tallyman.links.MachineStories.CURL;
import static io.tallyman.links.MachineStories.GOLDEN;
import static io.tallyman.links.MachineStories.ID;
import static io.tallyman.links.MachineStories.LAUNCH;
import static io.tallyman.links.MachineStories.MACHINE;
import static io.tallyman.links.MachineStories.OTHER_ID;
import static io.tallyman.links.MachineStories.run;
import static io.tallyman.links.MachineStories.silencedByCatalog;
import static io.tallyman.links.MachineStories.silencedByScope;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** Rows of AN0692's launch and start. */
final class MachineStartRows {

    private static final Instant SOON = START.plusSeconds(5);
    private static final Story RUNS = MACHINE.with(Link.COMMAND, run(SOON, CURL));
    private static final Story CHANGED_RUNS = CHANGED.with(Link.COMMAND, run(SOON, CURL));

    private MachineStartRows() {}

    static Stream<Row> rows() {
        return Stream.of(launch(), change(), start(), launchStarts());
    }

    private static Row launch() {
        return silencedByCatalog(Row.adding("AN0692.2 instance launched", RUNS, Link.CREATION))
                .broken("an approved image", RUNS.with(Link.CREATION, launched(LAUNCH, ID, GOLDEN)))
                .broken("only its user data was changed", CHANGED_RUNS)
                .noEdge("a launch has no window");
    }

    private static Row change() {
        return MachineImageRows.inspected(silencedByScope(
                        Row.deciding("AN0692.2 user data changed", CHANGED_RUNS, Link.CREATION, Link.START)))
                .another(
                        "changed before the first boot",
                        RUNS.with(Link.CREATION, launched(LAUNCH, ID, BAD), changed(LAUNCH.plusSeconds(1), ID)))
                .noEdge("however long before the boot");
    }

    private static Row start() {
        return silencedByCatalog(Row.adding("AN0692.3 instance started", RUNS, Link.CREATION, Link.START))
                .broken("another instance started", RUNS.with(Link.START, running(START, OTHER_ID)))
                .broken(
                        "an approved instance started",
                        RUNS.with(Link.CREATION, launched(LAUNCH, ID, BAD), launched(LAUNCH, OTHER_ID, GOLDEN))
                                .with(Link.START, running(LAUNCH, OTHER_ID)))
                .edge(
                        "ten minutes after the launch",
                        Duration.ofMinutes(10),
                        after -> RUNS.with(Link.START, running(LAUNCH.plus(after), ID)))
                .edge(
                        "before the launch",
                        Duration.ZERO,
                        before -> RUNS.with(Link.START, running(LAUNCH.minus(before), ID)));
    }

    private static Row launchStarts() {
        return silencedByCatalog(Row.adding("AN0692.3 launch starts the instance", RUNS, Link.CREATION))
                .broken("an approved image", RUNS.with(Link.CREATION, launched(LAUNCH, ID, GOLDEN)))
                .broken("only its user data was changed", CHANGED_RUNS)
                .noEdge("FirstBootWindow counts from here");
    }
}
