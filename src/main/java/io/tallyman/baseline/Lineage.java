package io.tallyman.baseline;

import io.tallyman.event.Ancestry;
import io.tallyman.event.ArtifactSource;
import io.tallyman.event.ArtifactSource.Kind;
import io.tallyman.event.DiskDerived;
import io.tallyman.event.Event;
import io.tallyman.event.ImagesSearched;
import io.tallyman.event.InstanceLaunched;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.MachineImage;
import io.tallyman.event.MachineImageCreated;
import io.tallyman.event.MachineImageDescribed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What machine images were made from, through images, snapshots, disks and instances, however long ago; and whose they are.
 * Nothing of it is forgotten: an image may be launched years after it was made.
 */
public final class Lineage {

    /** Longer lines than this are no real lineage. */
    private static final int MAX_DEPTH = 64;

    /** So many searches of one account are kept, the latest. */
    private static final int MOST_SEARCHES = 1_000;

    /** The earliest record counts, so that the order of arrival does not matter. */
    private static final Comparator<Event> EARLIEST = Comparator.comparing(Event::time)
            .thenComparing(event -> event.origin().feed().file())
            .thenComparing(event -> event.origin().line());

    private final Map<String, MachineImageCreated> created = new HashMap<>();
    private final Map<String, DiskDerived> disks = new HashMap<>();
    /** By id and by path of the instance. */
    private final Map<String, InstanceLaunched> launches = new HashMap<>();

    /** Ids and paths of instances that images were made from. */
    private final Set<String> instanceSources = new HashSet<>();

    private final Map<String, SortedSet<ImagesSearched>> searches = new HashMap<>();
    private final Map<String, MachineImageDescribed> described = new HashMap<>();
    private final Map<String, MachineImageDescribed> bySnapshot = new HashMap<>();

    /** Takes in what an event tells of images; whether that may concern images that instances run already. */
    public boolean learn(Event event) {
        if (event instanceof ImagesSearched search) {
            return keep(search);
        }
        if (event instanceof MachineImageCreated made) {
            instanceSources.add(name(made.machine()));
            instanceSources.add(made.source().id());
            return keep(created, made.image().id(), made);
        }
        if (event instanceof DiskDerived disk) {
            return keep(disks, disk.id(), disk);
        }
        if (event instanceof InstanceLaunched launched) {
            var machine = launched.machine();
            var byId = keep(launches, machine.id(), launched);
            var byPath = keep(launches, machine.path(), launched);
            return (byId || byPath)
                    && (instanceSources.contains(machine.id()) || instanceSources.contains(machine.path()));
        }
        if (event instanceof MachineImageDescribed told) {
            told.snapshots().forEach(snapshot -> keep(bySnapshot, snapshot, told));
            return keep(described, told.image().id(), told);
        }
        return false;
    }

    private boolean keep(ImagesSearched search) {
        var ofAccount = searches.computeIfAbsent(search.account(), key -> new TreeSet<>(EARLIEST));
        var isNew = ofAccount.add(search);
        if (ofAccount.size() > MOST_SEARCHES) {
            ofAccount.remove(ofAccount.first());
        }
        return isNew;
    }

    /** The searches for images by name alone in an account, from one time to another. */
    public List<ImagesSearched> searches(String account, Instant from, Instant to) {
        return searches.getOrDefault(account, Collections.emptySortedSet()).stream()
                .filter(search -> !search.time().instant().isBefore(from)
                        && !search.time().instant().isAfter(to))
                .toList();
    }

    private static <E extends Event> boolean keep(Map<String, E> book, String id, E event) {
        if (id.isEmpty()) {
            return false;
        }
        var before = book.get(id);
        var better = before == null || EARLIEST.compare(event, before) < 0;
        if (better) {
            book.put(id, event);
        }
        return better && !event.equals(before);
    }

    /** The image with its owner and name, where any record tells them. */
    public MachineImage known(MachineImage image) {
        var made = Optional.ofNullable(created.get(image.id())).map(MachineImageCreated::image);
        var told = Optional.ofNullable(described.get(image.id())).map(MachineImageDescribed::image);
        return new MachineImage(
                image.cloud(),
                image.id(),
                first(image.owner(), told.map(MachineImage::owner), made.map(MachineImage::owner)),
                first(image.ownerAlias(), told.map(MachineImage::ownerAlias), made.map(MachineImage::ownerAlias)),
                first(image.name(), told.map(MachineImage::name), made.map(MachineImage::name)));
    }

    private static String first(String own, Optional<String> told, Optional<String> made) {
        return own.isEmpty()
                ? told.filter(text -> !text.isEmpty()).or(() -> made).orElse("")
                : own;
    }

    /** Whether a record tells of the image's making. */
    public boolean sawMaking(MachineImage image) {
        return created.containsKey(image.id());
    }

    /** What an instance was launched from, as far back as records tell. */
    public Ancestry ancestry(InstanceLaunched launch) {
        return ancestry(launch.image().isKnown() ? image(launch.image().id()) : launch.source());
    }

    private static ArtifactSource image(String id) {
        return new ArtifactSource(Kind.IMAGE, id);
    }

    private Ancestry ancestry(ArtifactSource from) {
        var steps = new ArrayList<String>();
        var seen = new HashSet<String>();
        var here = from;
        while (steps.size() < MAX_DEPTH && seen.add(here.id())) {
            var next = source(here);
            if (next.isEmpty()) {
                break;
            }
            here = next.get();
            if (!here.id().isEmpty()) {
                steps.add(here.id());
            }
        }
        if (here.kind() == Kind.EXTERNAL) {
            return new Ancestry(steps, MachineImage.NONE, Kind.EXTERNAL);
        }
        var isOther = here.kind() == Kind.IMAGE && !here.id().equals(from.kind() == Kind.IMAGE ? from.id() : "");
        return new Ancestry(
                steps, isOther ? known(MachineImage.of(cloud(from), here.id())) : MachineImage.NONE, here.kind());
    }

    private static String cloud(ArtifactSource from) {
        if (from.id().startsWith("ami-")
                || from.id().startsWith("vol-")
                || from.id().startsWith("snap-")) {
            return "aws";
        }
        return from.id().startsWith("projects/") ? "gcp" : "azure";
    }

    /* What something was made from; empty where it is the oldest known. */
    private Optional<ArtifactSource> source(ArtifactSource of) {
        return switch (of.kind()) {
            case IMAGE -> Optional.ofNullable(created.get(of.id())).flatMap(this::source);
            case DISK, SNAPSHOT ->
                Optional.ofNullable(disks.get(of.id()))
                        .map(DiskDerived::source)
                        .or(() -> Optional.ofNullable(bySnapshot.get(of.id()))
                                .map(told -> image(told.image().id())))
                        .filter(Lineage::isTold);
            case INSTANCE ->
                Optional.ofNullable(launches.get(of.id()))
                        .map(launch ->
                                launch.image().isKnown() ? image(launch.image().id()) : launch.source())
                        .filter(Lineage::isTold);
            case EXTERNAL, UNKNOWN -> Optional.empty();
        };
    }

    private Optional<ArtifactSource> source(MachineImageCreated made) {
        if (isTold(made.source())) {
            return Optional.of(made.source());
        }
        var machine = made.machine();
        return machine.isKnown() ? Optional.of(new ArtifactSource(Kind.INSTANCE, name(machine))) : Optional.empty();
    }

    private static String name(InstanceReference machine) {
        return machine.id().isEmpty() ? machine.path() : machine.id();
    }

    private static boolean isTold(ArtifactSource source) {
        return source.kind() != Kind.UNKNOWN;
    }

    /** The records by which an image, and what it descends from, were made: the nearest first. */
    public List<MachineImageCreated> records(MachineImage image, Ancestry ancestry) {
        var records = new ArrayList<MachineImageCreated>();
        Optional.ofNullable(created.get(image.id())).ifPresent(records::add);
        ancestry.steps().stream()
                .map(created::get)
                .filter(made -> made != null && !records.contains(made))
                .forEach(records::add);
        return records;
    }

    /** Everything it knows, in order. */
    List<Baseline.Entry> list() {
        var entries = new ArrayList<Baseline.Entry>();
        created.forEach((image, made) -> entries.add(new Baseline.Entry(
                "lineage",
                made.image().cloud(),
                image + " from " + source(made).map(ArtifactSource::id).orElse("unknown"),
                made.time().instant())));
        return entries;
    }
}
