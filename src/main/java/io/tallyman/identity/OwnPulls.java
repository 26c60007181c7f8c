package io.tallyman.identity;

import io.tallyman.event.Attributable;
import io.tallyman.event.Attribution;
import io.tallyman.event.Digest;
import io.tallyman.event.ImagePulled;
import io.tallyman.event.ImageReference;
import io.tallyman.event.JoinQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The pulls that brought a container's image: those that name its place, and those of its image's name on its host. */
final class OwnPulls {

    private final Images images;
    private final Joins joins;
    private final Duration tolerance;

    OwnPulls(Images images, Joins joins, Duration tolerance) {
        this.images = images;
        this.joins = joins;
        this.tolerance = tolerance;
    }

    /** @param names what {@link #names} gives; none where no record names the image */
    List<ImagePulled> of(ContainerEntry entry, Optional<Container.Image> image, Set<ImageReference> names) {
        var found = new ArrayList<ImagePulled>();
        entry.slot()
                .ifPresent(slot -> slot.pulls.stream()
                        .filter(pull -> !isAfterBegin(pull, entry))
                        .filter(pull -> slot.at(pull.time().instant(), tolerance)
                                .filter(entry::equals)
                                .isPresent())
                        .forEach(pull -> found.add(pull.attributedTo(joins.byPlace(entry, pull)))));
        image.ifPresent(known -> latest(entry, names)
                .forEach(pull -> found.add(pull.attributedTo(byName(entry, known.reference(), pull)))));
        return found;
    }

    /* What was pulled for the place after that is for one that fills it next, whether or not that one is known yet. */
    private boolean isAfterBegin(ImagePulled pull, ContainerEntry entry) {
        var begin = entry.lifetime.beginOrMin();
        return begin.isAfter(Instant.MIN) && Moments.isAfter(pull.time().instant(), begin, tolerance);
    }

    /* The logs of one host tell order by themselves; only where none of it comes before, clocks may be what hides it. */
    private List<ImagePulled> latest(ContainerEntry entry, Set<ImageReference> names) {
        var by = made(entry);
        var before = latest(entry, names, by);
        return before.isEmpty() && by.isBefore(Instant.MAX) ? latest(entry, names, by.plus(tolerance)) : before;
    }

    /* Of each log the latest pull, under whichever of its names the image came. */
    private List<ImagePulled> latest(ContainerEntry entry, Set<ImageReference> names, Instant by) {
        var sources = new HashSet<String>();
        return names.stream()
                .flatMap(name -> images.before(entry.host, name, by, pull -> consistent(entry, pull)).stream())
                .sorted(Comparator.comparing(ImagePulled::time)
                        .thenComparing(pull -> pull.origin().line())
                        .reversed())
                .filter(pull -> sources.add(pull.origin().logSource()))
                .toList();
    }

    /* Until when its image may have come: the first record that has it there, for a coarse clock reads too early. */
    private Instant made(ContainerEntry entry) {
        var told = entry.created.isEmpty() ? entry.started : entry.created;
        return told.stream()
                .map(Attributable::time)
                .map(time -> time.instant().plus(time.precision()))
                .min(Comparator.naturalOrder())
                .or(() -> Optional.of(entry.lifetime.beginOrMin()).filter(Instant.MIN::isBefore))
                .orElse(Instant.MAX);
    }

    /** The image under the name asked for, and under the runtime's own name for it. */
    static Set<ImageReference> names(ContainerEntry entry, Container.Image image) {
        var names = new HashSet<ImageReference>();
        names.add(image.reference());
        entry.images().forEach(claim -> ImageReference.parse(claim.value()).ifPresent(names::add));
        return names;
    }

    /* A pull whose digest is known to be another one put another image there. */
    private static boolean consistent(ContainerEntry entry, ImagePulled pull) {
        for (var kind : Digest.Kind.values()) {
            var own = entry.digests.stream()
                    .map(Claim::value)
                    .filter(digest -> digest.kind() == kind)
                    .toList();
            var pulled = pull.digests().stream()
                    .filter(digest -> digest.kind() == kind)
                    .toList();
            if (!own.isEmpty() && !pulled.isEmpty() && pulled.stream().noneMatch(own::contains)) {
                return false;
            }
        }
        return true;
    }

    private Attribution byName(ContainerEntry entry, ImageReference image, ImagePulled pull) {
        var own = entry.digests.stream().map(Claim::value).toList();
        if (pull.digests().stream().anyMatch(own::contains)) {
            return Joins.attribution(entry, JoinQuality.DERIVED, "same host, same digest");
        }
        if (!image.digest().isEmpty()) {
            return Joins.attribution(entry, JoinQuality.DERIVED, "same host, reference pinned by digest");
        }
        return images.movedOn(entry.host, image, made(entry))
                ? Joins.attribution(
                        entry,
                        JoinQuality.INFERRED,
                        "same host, latest pull of that name, whose tag has moved; digest unproven")
                : Joins.attribution(
                        entry,
                        JoinQuality.INFERRED,
                        "same host, latest pull of that name before the container; digest unproven");
    }
}
