package io.tallyman.links;

import static io.tallyman.Chain.EVIL;
import static io.tallyman.Chain.INTERNET;
import static io.tallyman.Chain.OTHER;
import static io.tallyman.Chain.PID;
import static io.tallyman.Chain.SOON;
import static io.tallyman.Chain.SUBJECT;
import static io.tallyman.History.HOST;
import static io.tallyman.History.START;
import static io.tallyman.History.at;
import static io.tallyman.History.created;
import static io.tallyman.History.named;
import static io.tallyman.History.origin;
import static io.tallyman.History.pulled;
import static io.tallyman.History.started;
import static io.tallyman.links.ContainerStories.CORP;
import static io.tallyman.links.ContainerStories.LONE;
import static io.tallyman.links.ContainerStories.NEW_DIGEST;
import static io.tallyman.links.ContainerStories.NEXT_DAY;
import static io.tallyman.links.ContainerStories.TIME_WINDOW;
import static io.tallyman.links.ContainerStories.curl;
import static io.tallyman.links.ContainerStories.digest;
import static io.tallyman.links.ContainerStories.excluding;
import static io.tallyman.links.ContainerStories.flow;
import static io.tallyman.links.ContainerStories.newDigest;
import static io.tallyman.links.ContainerStories.silencedByImage;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerCreated;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ImagePulled;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;

/** Rows of AN0691's images. */
final class ContainerImageRows {

    private static final Story RUNS = LONE.with(Link.COMMAND, curl(SOON));

    private ContainerImageRows() {}

    static Stream<Row> rows() {
        return Stream.of(unlisted(), newDigestRow(), pull(), prePulled());
    }

    private static Row unlisted() {
        return silencedByImage(Row.deciding("AN0691.1 image outside the allow list", RUNS, Link.CREATION, Link.START))
                .broken("it is the pod's sandbox", RUNS.with(Link.CREATION, sandbox()))
                .broken("the name is none", RUNS.with(Link.CREATION, created(START.minusSeconds(1), SUBJECT, "")))
                .noEdge("an image has no window");
    }

    static ContainerCreated sandbox() {
        return new ContainerCreated(
                at(START.minusSeconds(1)),
                origin("containerd:events", HOST),
                named(SUBJECT),
                ContainerKind.SANDBOX,
                EVIL,
                "",
                Attribution.NONE);
    }

    private static Row newDigestRow() {
        var whole = NEW_DIGEST.with(Link.FLOW, flow(NEXT_DAY.plusSeconds(5), INTERNET));
        return Row.deciding(
                        "AN0691.1 digest never seen behind an allowed repository",
                        whole,
                        Link.PAST,
                        Link.IMAGE,
                        Link.CREATION,
                        Link.START)
                .broken(
                        "a digest that ran before",
                        whole.with(Link.IMAGE, pulled(NEXT_DAY.minusSeconds(5), CORP, digest(11))))
                .another("another tag, which is unlisted", otherTag(whole))
                .broken("a record without digest", whole.with(Link.IMAGE, pulled(NEXT_DAY.minusSeconds(5), CORP)))
                .broken(
                        "a pull on another host",
                        whole.with(
                                Link.IMAGE,
                                new ImagePulled(
                                        at(NEXT_DAY.minusSeconds(5)),
                                        origin("containerd:runtime", "node-2"),
                                        named(""),
                                        CORP,
                                        pulled(NEXT_DAY, CORP, digest(50)).digests(),
                                        false,
                                        Attribution.NONE)))
                .broken(
                        "too few digests are known",
                        newDigest(2, NEXT_DAY).with(Link.FLOW, flow(NEXT_DAY.plusSeconds(5), INTERNET)))
                .silencedBy("BaselineGuard: {minimumImages: 4}", "BaselineGuard: {minimumImages: 3}")
                .silencedBy(excluding("image: \"docker.io/corp/*\""), excluding("image: \"docker.io/other/*\""))
                .edge(
                        "the youngest baseline that counts, short of its age by",
                        Duration.ZERO,
                        Duration.ofMillis(1),
                        ContainerImageRows::beforeNextDay);
    }

    /* Only tag 1 is trusted. */
    private static Story otherTag(Story whole) {
        var other = "docker.io/corp/app:2";
        return whole.tuned("ImageRegistryAllowList: [\"docker.io/corp/app:1\"]")
                .with(Link.IMAGE, pulled(NEXT_DAY.minusSeconds(5), other, digest(50)))
                .with(Link.CREATION, created(NEXT_DAY.minusSeconds(1), SUBJECT, other));
    }

    private static Story beforeNextDay(Duration earlier) {
        var start = START.plus(Duration.ofHours(24)).minus(earlier);
        return newDigest(3, start).with(Link.FLOW, flow(start.plusSeconds(5), INTERNET));
    }

    private static Story pulledAt(Instant time) {
        return RUNS.with(Link.IMAGE, pulled(time, EVIL));
    }

    private static ImagePulled pulledAs(String host, String image, boolean present) {
        return new ImagePulled(
                at(START.minusSeconds(20)),
                origin("containerd:runtime", host),
                named(""),
                image,
                Set.of(),
                present,
                Attribution.NONE);
    }

    private static Row pull() {
        return otherPulls(silencedByImage(
                        Row.adding("AN0691.1 pull of the image", RUNS, Link.IMAGE, Link.CREATION, Link.START)))
                .broken("the image was there already", RUNS.with(Link.IMAGE, pulledAs(HOST, EVIL, true)))
                .silencedBy("TimeWindow: 19s", "TimeWindow: 20s")
                .edge("TimeWindow before the start", TIME_WINDOW, before -> pulledAt(START.minus(before)))
                .edge(
                        "ClockTolerance after the container's making",
                        Duration.ofSeconds(1),
                        late -> pulledAt(START.plus(late)));
    }

    private static Row prePulled() {
        return otherPulls(silencedByImage(Row.adding(
                        "AN0691.1 image was on the node before",
                        pulledAt(START.minus(TIME_WINDOW).minusSeconds(5)),
                        Link.IMAGE,
                        Link.CREATION,
                        Link.START)))
                .also("the record says that it was there", RUNS.with(Link.IMAGE, pulledAs(HOST, EVIL, true)))
                .silencedBy("TimeWindow: 905s", "TimeWindow: 904s")
                .edge(
                        "longer than TimeWindow before the start",
                        TIME_WINDOW.plusMillis(1),
                        TIME_WINDOW,
                        before -> pulledAt(START.minus(before)));
    }

    private static Row otherPulls(Row row) {
        return row.broken("pull for a trusted container", twoContainers())
                .broken("pull on another host", RUNS.with(Link.IMAGE, pulledAs("node-2", EVIL, false)))
                .broken("pull of another tag", RUNS.with(Link.IMAGE, pulledAs(HOST, "docker.io/evil/miner:2", false)))
                .broken("pull of another image", RUNS.with(Link.IMAGE, pulledAs(HOST, "docker.io/evil/mine", false)));
    }

    /* The suspect's image was not pulled, a trusted container's was, just now and long ago. */
    private static Story twoContainers() {
        var corporate = "registry.corp.example:5000/app:1";
        return RUNS.with(
                        Link.IMAGE,
                        pulledAs(HOST, corporate, false),
                        new ImagePulled(
                                at(START.minus(TIME_WINDOW).minusSeconds(5)),
                                origin("docker:events", HOST),
                                named(""),
                                corporate,
                                Set.of(),
                                false,
                                Attribution.NONE))
                .with(
                        Link.CREATION,
                        created(START.minusSeconds(1), SUBJECT, EVIL),
                        created(START.minusSeconds(1), OTHER, corporate))
                .with(Link.START, started(START, SUBJECT, PID), started(START, OTHER, 9000));
    }
}
