package io.tallyman.links;

import static io.tallyman.Chain.ADDRESS;
import static io.tallyman.Chain.EVIL;
import static io.tallyman.Chain.OTHER;
import static io.tallyman.Chain.PID;
import static io.tallyman.Chain.POD;
import static io.tallyman.Chain.SOON;
import static io.tallyman.History.HOST;
import static io.tallyman.History.START;
import static io.tallyman.History.after;
import static io.tallyman.History.created;
import static io.tallyman.History.executed;
import static io.tallyman.History.reported;
import static io.tallyman.History.started;
import static io.tallyman.links.ContainerStories.IN_POD;
import static io.tallyman.links.ContainerStories.LONE;
import static io.tallyman.links.ContainerStories.OTHER_POD;
import static io.tallyman.links.ContainerStories.curl;
import static io.tallyman.links.ContainerStories.digest;
import static io.tallyman.links.ContainerStories.requested;
import static io.tallyman.links.ContainerStories.silencedByImage;

import java.time.Duration;
import java.util.stream.Stream;

/** Rows of AN0691's creation and start. */
final class ContainerStartRows {

    private static final Story RUNS = LONE.with(Link.COMMAND, curl(SOON));
    private static final String PINNED = EVIL + "@" + digest(60);

    private ContainerStartRows() {}

    static Stream<Row> rows() {
        return Stream.of(mutable(), pinned(), byRuntime(), start());
    }

    private static Row mutable() {
        return requestedBy("AN0691.2 container requested by a mutable reference", EVIL, PINNED);
    }

    private static Row pinned() {
        return requestedBy("AN0691.2 container requested by digest", PINNED, EVIL);
    }

    /* The request names the image, the kubelet's report ties it to the container. */
    private static Row requestedBy(String rule, String image, String other) {
        var whole = IN_POD.without(Link.IMAGE)
                .with(Link.CREATION, requested(POD, image))
                .with(Link.COMMAND, curl(SOON));
        return silencedByImage(Row.adding(rule, whole, Link.CREATION, Link.PLACE, Link.START))
                .broken("requested by the other kind of reference", whole.with(Link.CREATION, requested(POD, other)))
                .broken("requested for another pod", whole.with(Link.CREATION, requested(OTHER_POD, image)))
                .broken("the pod's container is another", whole.with(Link.PLACE, reported(START, POD, OTHER, ADDRESS)))
                .noEdge("a request has no window");
    }

    private static Row byRuntime() {
        return silencedByImage(Row.adding("AN0691.2 container created by the runtime", RUNS, Link.CREATION, Link.START))
                .broken("it is the pod's sandbox", RUNS.with(Link.CREATION, ContainerImageRows.sandbox()))
                .broken(
                        "another container was created",
                        IN_POD.with(
                                        Link.CREATION,
                                        requested(POD, EVIL),
                                        created(START.minusSeconds(1), OTHER, "registry.corp.example:5000/app"))
                                .with(Link.COMMAND, curl(SOON)))
                .noEdge("a creation has no window");
    }

    private static Row start() {
        return silencedByImage(Row.deciding("AN0691.3 container started", RUNS, Link.CREATION, Link.START))
                .broken("another container started", RUNS.with(Link.START, started(START, OTHER, PID)))
                .broken(
                        "another container's process ran",
                        RUNS.with(Link.START, started(START, OTHER, PID))
                                .with(
                                        Link.COMMAND,
                                        executed(
                                                after(Duration.ofSeconds(5)),
                                                HOST,
                                                PID + 1,
                                                PID,
                                                "curl",
                                                "http://x.example")))
                .noEdge("TimeWindow counts from here");
    }
}
