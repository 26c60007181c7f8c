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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What machine images were made from, through images, snapshots, disks and instances, however long ago; and whose they are.
 * Nothing of it is forgotten: an image may be launched years after it was made.
 */
public final class Lineage {

    /** Longer lines than this are no real lineage. */
    private static final int MAX_DEPTH = 64;

    /** So many searches of one account are kept, the latest. */
    private static final int MOST_SEARCHES = 1_000;

    private final Book<MachineImageCreated> created = new Book<>();
    private final Book<DiskDerived> disks = new Book<>();
    /** By id and by path of the instance. */
    private final Book<InstanceLaunched> launches = new Book<>();

    /** Ids and paths of instances that images were made from. */
    private final Set<String> instanceSources = new HashSet<>();

    private final Map<String, SortedSet<ImagesSearched>> searches = new HashMap<>();
    private final Book<MachineImageDescribed> described = new Book<>();
    private final Book<MachineImageDescribed> bySnapshot = new Book<>();

    /** Takes in what an event tells of images; whether that may concern images that instances run already. */
    public boolean learn(Event event) {
        if (event instanceof ImagesSearched search) {
            return keep(search);
        }
        if (event instanceof MachineImageCreated made) {
            instanceSources.add(name(made.machine()));
            instanceSources.add(made.source().id());
            return created.keep(made.image().id(), made);
        }
        if (event instanceof DiskDerived disk) {
            return disks.keep(disk.id(), disk);
        }
        if (event instanceof InstanceLaunched launched) {
            var machine = launched.machine();
            var byId = launches.keep(machine.id(), launched);
            var byPath = launches.keep(machine.path(), launched);
            return (byId || byPath)
                    && (instanceSources.contains(machine.id()) || instanceSources.contains(machine.path()));
        }
        if (event instanceof MachineImageDescribed told) {
            told.snapshots().forEach(snapshot -> bySnapshot.keep(snapshot, told));
            return described.keep(told.image().id(), told);
        }
        return false;
    }

    private boolean keep(ImagesSearched search) {
        var ofAccount = searches.computeIfAbsent(search.account(), key -> new TreeSet<>(Book.ORDER));
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

    /** The image with its owner and name, where any record tells them. */
    public MachineImage known(MachineImage image) {
        var made = created.first(image.id()).map(MachineImageCreated::image);
        var told = described.first(image.id()).map(MachineImageDescribed::image);
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
        return created.first(image.id()).isPresent();
    }

    /** What an instance was launched from, as far back as records tell. */
    public Ancestry ancestry(InstanceLaunched launch) {
        return ancestry(
                launch.image().isKnown() ? image(launch.image().id()) : launch.source(),
                launch.time().instant());
    }

    /* What something was made from, and when. */
    private record Step(ArtifactSource source, Instant time) {

        private boolean isTold() {
            return source.kind() != Kind.UNKNOWN;
        }
    }

    private static ArtifactSource image(String id) {
        return new ArtifactSource(Kind.IMAGE, id);
    }

    private Ancestry ancestry(ArtifactSource from, Instant time) {
        var steps = new ArrayList<String>();
        var seen = new HashSet<String>();
        var here = from;
        var next = source(here, time);
        while (steps.size() < MAX_DEPTH && seen.add(here.id()) && next.isPresent()) {
            here = next.get().source;
            next = source(here, next.get().time);
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
    private Optional<Step> source(ArtifactSource of, Instant time) {
        return switch (of.kind()) {
            case IMAGE -> created.at(of.id(), time).flatMap(this::source);
            case DISK, SNAPSHOT ->
                disks.at(of.id(), time)
                        .map(disk -> new Step(disk.source(), disk.time().instant()))
                        .or(() -> bySnapshot
                                .at(of.id(), time)
                                .map(told -> new Step(image(told.image().id()), time)))
                        .filter(Step::isTold);
            case INSTANCE ->
                launches.at(of.id(), time)
                        .map(launch -> new Step(
                                launch.image().isKnown() ? image(launch.image().id()) : launch.source(),
                                launch.time().instant()))
                        .filter(Step::isTold);
            case EXTERNAL, UNKNOWN -> Optional.empty();
        };
    }

    private Optional<Step> source(MachineImageCreated made) {
        var machine = made.machine();
        var byMachine = machine.isKnown() ? new ArtifactSource(Kind.INSTANCE, name(machine)) : made.source();
        var step = new Step(made.source(), made.time().instant());
        return Optional.of(step.isTold() ? step : new Step(byMachine, step.time))
                .filter(Step::isTold);
    }

    private static String name(InstanceReference machine) {
        return machine.id().isEmpty() ? machine.path() : machine.id();
    }

    /**
     * The records by which an image, and what it descends from, were made: the nearest first.
     *
     * @param launched when the image was launched
     */
    public List<MachineImageCreated> records(MachineImage image, Ancestry ancestry, Instant launched) {
        var records = new ArrayList<MachineImageCreated>();
        var time = launched;
        for (var name :
                Stream.concat(Stream.of(image.id()), ancestry.steps().stream()).toList()) {
            var made = created.at(name, time);
            if (made.isPresent() && !records.contains(made.get())) {
                records.add(made.get());
                time = made.get().time().instant();
            }
        }
        return records;
    }

    /** Everything it knows, in order. */
    List<Baseline.Entry> list() {
        var entries = new ArrayList<Baseline.Entry>();
        created.all()
                .forEach(made -> entries.add(new Baseline.Entry(
                        "lineage",
                        made.image().cloud(),
                        made.image().id() + " from "
                                + source(made).map(step -> step.source.id()).orElse("unknown"),
                        made.time().instant())));
        return entries;
    }
}
