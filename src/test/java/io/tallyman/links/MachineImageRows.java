package io.tallyman.links;

import static io.tallyman.Clouds.ACCOUNT;
import static io.tallyman.Clouds.OTHER_ACCOUNT;
import static io.tallyman.Clouds.changed;
import static io.tallyman.Clouds.image;
import static io.tallyman.Clouds.launched;
import static io.tallyman.Clouds.made;
import static io.tallyman.Clouds.running;
import static io.tallyman.Clouds.searched;
import static io.tallyman.History.START;
import static io.tallyman.links.MachineStories.BAD;
import static io.tallyman.links.MachineStories.BLOCKING;
import static io.tallyman.links.MachineStories.CHANGED;
import static io.tallyman.links.MachineStories.CURL;
import static io.tallyman.links.MachineStories.GOLDEN;
import static io.tallyman.links.MachineStories.ID;
import static io.tallyman.links.MachineStories.LAUNCH;
import static io.tallyman.links.MachineStories.LAUNDERED;
import static io.tallyman.links.MachineStories.MACHINE;
import static io.tallyman.links.MachineStories.OTHER_ID;
import static io.tallyman.links.MachineStories.OUT;
import static io.tallyman.links.MachineStories.OWN;
import static io.tallyman.links.MachineStories.OWN_TOO;
import static io.tallyman.links.MachineStories.ROLLED_OUT;
import static io.tallyman.links.MachineStories.catalog;
import static io.tallyman.links.MachineStories.flow;
import static io.tallyman.links.MachineStories.run;
import static io.tallyman.links.MachineStories.silencedByCatalog;
import static io.tallyman.links.MachineStories.silencedByScope;

import io.tallyman.event.ArtifactSource;
import io.tallyman.event.Event;
import io.tallyman.event.MachineImage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Rows of AN0692's images, and of the changed user data that stands for one. */
final class MachineImageRows {

    private static final Instant SOON = START.plusSeconds(5);
    private static final Instant YESTERDAY = START.minusSeconds(86_400);
    private static final Story RUNS = MACHINE.with(Link.COMMAND, run(SOON, CURL));
    private static final Story LAUNDERED_RUNS = LAUNDERED.with(Link.COMMAND, run(SOON, CURL));
    private static final Story CHANGED_RUNS = CHANGED.with(Link.COMMAND, run(SOON, CURL));

    private MachineImageRows() {}

    static Stream<Row> rows() {
        return Stream.of(unlisted(), laundered(), rolledOut(), changedUserData(), making(), search());
    }

    private static Row unlisted() {
        return silencedByCatalog(Row.deciding("AN0692.1 image outside the catalog", RUNS, Link.CREATION))
                .broken(
                        "an image that no record tells",
                        RUNS.with(Link.CREATION, launched(LAUNCH, ID, MachineImage.NONE)))
                .broken(
                        "made from an approved one",
                        RUNS.with(Link.IMAGE, made(YESTERDAY, BAD, GOLDEN.id())).tuned(catalog("999900001111", GOLDEN)))
                .another(
                        "made from another one outside the catalog",
                        LAUNDERED_RUNS.tuned(catalog("999900001112", GOLDEN)))
                .noEdge("an image has no window");
    }

    private static Row laundered() {
        return silencedByScope(Row.deciding(
                        "AN0692.1 image descends from one outside the catalog",
                        LAUNDERED_RUNS,
                        Link.IMAGE,
                        Link.CREATION))
                .broken("made from an approved one", LAUNDERED_RUNS.with(Link.IMAGE, made(YESTERDAY, OWN, GOLDEN.id())))
                .broken("another image was made", LAUNDERED_RUNS.with(Link.IMAGE, made(YESTERDAY, OWN_TOO, BAD.id())))
                .also("made of an upload", LAUNDERED_RUNS.with(Link.IMAGE, made(YESTERDAY, OWN, upload())))
                .also(
                        "through another of one's own",
                        LAUNDERED_RUNS.with(
                                Link.IMAGE,
                                made(YESTERDAY, OWN_TOO, BAD.id()),
                                made(YESTERDAY.plusSeconds(60), OWN, OWN_TOO.id())))
                .silencedBy(catalog(ACCOUNT, OWN), catalog(ACCOUNT, OWN_TOO))
                .silencedBy(catalog(ACCOUNT, BAD), catalog(ACCOUNT, GOLDEN))
                .noEdge("lineage does not age");
    }

    private static ArtifactSource upload() {
        return new ArtifactSource(ArtifactSource.Kind.EXTERNAL, "s3://bucket/disk.raw");
    }

    private static Row rolledOut() {
        var whole = ROLLED_OUT.tuned(BLOCKING).with(Link.FLOW, flow(SOON, OUT));
        return silencedByScope(Row.deciding(
                        "AN0692.1 approved image never seen in the account", whole, Link.IMAGE, Link.CREATION))
                .broken("it ran before", ranBefore(whole))
                .another("made from one outside the catalog", LAUNDERED.with(Link.FLOW, flow(SOON, OUT)))
                .another("not approved, its making seen", unapproved(whole))
                .also(
                        "never seen, by the baseline",
                        whole.without(Link.IMAGE).with(Link.PAST, past(3)).tuned("BaselineGuard: {minimumImages: 3}"))
                .broken(
                        "the baseline knows too few images",
                        whole.without(Link.IMAGE).with(Link.PAST, past(2)).tuned("BaselineGuard: {minimumImages: 3}"))
                .silencedBy(listing(OWN), listing(OWN_TOO))
                .edge(
                        "the youngest baseline that counts, short of its age by",
                        Duration.ZERO,
                        Duration.ofMillis(1),
                        MachineImageRows::youngBaseline);
    }

    private static String listing(MachineImage image) {
        return "ApprovedImageCatalog: {aws: {images: [%s, %s]}}".formatted(GOLDEN.id(), image.id());
    }

    private static Story ranBefore(Story whole) {
        var past = new ArrayList<>(past(3));
        past.addAll(quiet(OWN, 3));
        return whole.without(Link.IMAGE).with(Link.PAST, past).tuned("BaselineGuard: {minimumImages: 3}");
    }

    private static Story unapproved(Story whole) {
        return whole.with(Link.IMAGE, made(YESTERDAY, BAD, ArtifactSource.UNKNOWN))
                .with(Link.CREATION, launched(LAUNCH, ID, BAD));
    }

    private static Story youngBaseline(Duration shortBy) {
        var age = Duration.between(START.minus(Duration.ofDays(2)), START).plus(shortBy);
        return ROLLED_OUT
                .tuned(BLOCKING)
                .with(Link.FLOW, flow(SOON, OUT))
                .without(Link.IMAGE)
                .with(Link.PAST, past(3))
                .tuned("BaselineGuard: {minimumImages: 3, minimumAge: %dms}".formatted(age.toMillis()));
    }

    private static List<Event> past(int images) {
        var events = new ArrayList<Event>();
        for (int i = 0; i < images; i++) {
            events.addAll(quiet(image("ami-0eeeeeeeeeeeeeee" + i, ACCOUNT), i));
        }
        return events;
    }

    /* An instance that ran two days before and did nothing. */
    private static List<Event> quiet(MachineImage image, int number) {
        var id = "i-0eeeeeeeeeeeeeee" + number;
        var start = START.minus(Duration.ofDays(2)).plusSeconds(60L * number);
        var events = new ArrayList<Event>();
        events.add(launched(start, id, image));
        events.add(running(start, id));
        return events;
    }

    private static Row changedUserData() {
        return inspected(silencedByScope(Row.deciding(
                        "AN0692.1 user data changed before the boot", CHANGED_RUNS, Link.CREATION, Link.START)))
                .another("a first boot", RUNS)
                .edge(
                        "changed later than the boot",
                        Duration.ZERO,
                        late -> CHANGED_RUNS.with(Link.CREATION, changed(START.plus(late), ID)));
    }

    static Row inspected(Row row) {
        return row.broken("another instance's was changed", row.whole().with(Link.CREATION, changed(SOON, OTHER_ID)))
                .broken("another instance booted", row.whole().with(Link.START, running(START, OTHER_ID)))
                .silencedBy("UserDataInspection: false", "UserDataInspection: true");
    }

    private static Row making() {
        return silencedByScope(Row.adding("AN0692.1 making of the image", LAUNDERED_RUNS, Link.IMAGE, Link.CREATION))
                .broken("another image was made", RUNS.with(Link.IMAGE, made(YESTERDAY, OWN_TOO, BAD.id())))
                .broken("of user data that was changed", CHANGED_RUNS.with(Link.IMAGE, made(YESTERDAY, OWN, BAD.id())))
                .silencedBy(catalog(ACCOUNT, OWN), catalog(ACCOUNT, OWN_TOO))
                .noEdge("lineage does not age");
    }

    private static Row search() {
        var whole = RUNS.with(Link.IMAGE, searched(LAUNCH.minusSeconds(600), ACCOUNT));
        return silencedByCatalog(
                        Row.adding("AN0692.1 images searched by name without owner", whole, Link.IMAGE, Link.CREATION))
                .broken(
                        "searched in another account",
                        whole.with(Link.IMAGE, searched(LAUNCH.minusSeconds(600), OTHER_ACCOUNT)))
                .broken(
                        "an approved image was launched",
                        ROLLED_OUT.with(
                                Link.IMAGE,
                                made(YESTERDAY, OWN, GOLDEN.id()),
                                searched(LAUNCH.minusSeconds(600), ACCOUNT)))
                .edge(
                        "an hour before the launch",
                        Duration.ofHours(1),
                        before -> whole.with(Link.IMAGE, searched(LAUNCH.minus(before), ACCOUNT)))
                .edge(
                        "later than the launch",
                        Duration.ZERO,
                        late -> whole.with(Link.IMAGE, searched(LAUNCH.plus(late), ACCOUNT)));
    }
}
