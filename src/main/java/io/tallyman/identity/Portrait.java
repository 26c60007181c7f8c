package io.tallyman.identity;

import io.tallyman.event.Attributable;
import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerStarted;
import io.tallyman.event.Digest;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.ImagePulled;
import io.tallyman.event.ImageReference;
import io.tallyman.event.JoinQuality;
import io.tallyman.event.PodReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Draws a {@link Container} from all that its entry, its place in a pod and its host's images tell. */
final class Portrait {

    private final Images images;
    private final Shared<Set<String>> imageNames = new Shared<>();
    private final Duration tolerance;

    Portrait(Images images, Duration tolerance) {
        this.images = images;
        this.tolerance = tolerance;
    }

    Container of(ContainerEntry entry) {
        var image = image(entry);
        var names = image.map(known -> names(entry, known)).orElse(Set.of());
        entry.imageNames =
                imageNames.of(names.stream().map(ImageReference::name).collect(Collectors.toUnmodifiableSet()));
        var pulls = pulls(entry, image, names);
        var digests = digests(entry, image, pulls);
        var context = new ArrayList<Attributable>(pulls);
        entry.slot()
                .ifPresent(slot ->
                        slot.requests.forEach(request -> context.add(request.attributedTo(byPlace(entry, request)))));
        entry.created.forEach(created -> context.add(created.attributedTo(byId(entry))));
        placed(entry, slot -> slot.created).forEach(context::add);
        entry.started.forEach(started -> context.add(started.attributedTo(byId(entry))));
        placed(entry, slot -> slot.started).forEach(context::add);
        return new Container(
                entry.key,
                entry.id,
                entry.name,
                entry.pod()
                        .map(pod -> new PodReference(pod.namespace, pod.name, pod.uid))
                        .orElse(PodReference.NONE),
                entry.pod().map(pod -> pod.node).filter(node -> !node.isEmpty()).orElse(entry.host),
                entry.cluster.isEmpty() ? entry.pod().map(pod -> pod.cluster).orElse("") : entry.cluster,
                entry.network(),
                entry.kind,
                image,
                digests,
                start(context),
                entry.lifetime.beginOrMin(),
                Optional.of(entry.lifetime.endOrMax()).filter(Instant.MAX::isAfter),
                context);
    }

    Outline outline(ContainerEntry entry) {
        var slot = entry.slot();
        var isPlaced = slot.isPresent() && !slot.get().started.isEmpty();
        var started = isPlaced ? started(entry) : entry.started;
        return new Outline(kind(entry), start(started).stream().toList(), entry.lifetime.beginOrMin());
    }

    private List<Attributable> started(ContainerEntry entry) {
        var started = new ArrayList<Attributable>(entry.started);
        started.addAll(placed(entry, slot -> slot.started));
        return started;
    }

    private static Actor.Kind kind(ContainerEntry entry) {
        return entry.kind == ContainerKind.SANDBOX ? Actor.Kind.SANDBOX : Actor.Kind.CONTAINER;
    }

    /* The latest of the finest clock. */
    private static Optional<EventTime> start(List<? extends Attributable> context) {
        EventTime best = null;
        for (var event : context) {
            if (event instanceof ContainerStarted) {
                best = best == null || isBetter(event.time(), best) ? event.time() : best;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean isBetter(EventTime one, EventTime other) {
        var byPrecision = one.precision().compareTo(other.precision());
        return byPrecision != 0 ? byPrecision < 0 : one.instant().isAfter(other.instant());
    }

    private Optional<Container.Image> image(ContainerEntry entry) {
        return claims(entry).stream()
                .sorted(Claim::compare)
                .map(claim -> reference(entry, claim.value())
                        .map(reference -> new Container.Image(reference, claim.join(), claim.reason())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Collection<Claim<String>> claims(ContainerEntry entry) {
        var claims = new ArrayList<>(entry.images());
        entry.slot().ifPresent(slot -> {
            slot.requests.forEach(request -> claims.add(new Claim<>(
                    request.image(),
                    Ranks.REQUESTED,
                    request.time(),
                    byPlace(entry, request).join(),
                    "named in the pod's specification")));
            slot.pulls.forEach(pull -> claims.add(new Claim<>(
                    pull.image(),
                    Ranks.PULLED_FOR_POD,
                    pull.time(),
                    byPlace(entry, pull).join(),
                    "named by the kubelet's event")));
        });
        return claims;
    }

    private Optional<ImageReference> reference(ContainerEntry entry, String written) {
        var bareId = written.startsWith("sha256:") || (Scopes.isRuntimeId(written) && written.indexOf('/') < 0);
        return bareId ? images.byConfig(entry.host, written) : ImageReference.parse(written);
    }

    private Set<Digest> digests(ContainerEntry entry, Optional<Container.Image> image, List<ImagePulled> pulls) {
        var found = new HashSet<Digest>();
        entry.digests.forEach(claim -> found.add(claim.value()));
        image.map(Container.Image::reference)
                .filter(reference -> !reference.digest().isEmpty())
                .ifPresent(reference -> found.add(Digest.repository(reference.digest())));
        entry.images().stream()
                .map(claim -> ImageReference.parse(claim.value()))
                .flatMap(Optional::stream)
                .filter(reference -> !reference.digest().isEmpty())
                .forEach(reference -> found.add(Digest.repository(reference.digest())));
        if (found.isEmpty()) {
            pulls.forEach(pull -> found.addAll(pull.digests()));
        }
        return found;
    }

    private List<ImagePulled> pulls(ContainerEntry entry, Optional<Container.Image> image, Set<ImageReference> names) {
        var found = new ArrayList<ImagePulled>();
        entry.slot()
                .ifPresent(slot -> slot.pulls.stream()
                        .filter(pull -> !isAfterBegin(pull, entry))
                        .filter(pull -> slot.at(pull.time().instant(), tolerance)
                                .filter(entry::equals)
                                .isPresent())
                        .forEach(pull -> found.add(pull.attributedTo(byPlace(entry, pull)))));
        image.filter(known -> images.isToldOfOn(entry.host))
                .ifPresent(known -> latest(entry, names)
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

    /* The image under the name asked for, and under the runtime's own name for it. */
    private static Set<ImageReference> names(ContainerEntry entry, Container.Image image) {
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
            return attribution(entry, JoinQuality.DERIVED, "same host, same digest");
        }
        if (!image.digest().isEmpty()) {
            return attribution(entry, JoinQuality.DERIVED, "same host, reference pinned by digest");
        }
        return images.movedOn(entry.host, image, made(entry))
                ? attribution(
                        entry,
                        JoinQuality.INFERRED,
                        "same host, latest pull of that name, whose tag has moved; digest unproven")
                : attribution(
                        entry,
                        JoinQuality.INFERRED,
                        "same host, latest pull of that name before the container; digest unproven");
    }

    private List<Attributable> placed(ContainerEntry entry, Function<Slot, List<? extends Attributable>> what) {
        return entry.slot().stream()
                .flatMap(slot -> what.apply(slot).stream()
                        .filter(event -> slot.at(event.time().instant(), tolerance)
                                .filter(entry::equals)
                                .isPresent()))
                .filter(event -> !isBefore(event, entry))
                .<Attributable>map(event -> event.attributedTo(byPlace(entry, event)))
                .toList();
    }

    /* A creation or a start that was before the container's own is of one that filled the place before. */
    private boolean isBefore(Attributable event, ContainerEntry entry) {
        var time = event.time();
        return time.instant().plus(time.precision()).plus(tolerance).isBefore(entry.lifetime.beginOrMin());
    }

    private static Attribution byId(ContainerEntry entry) {
        return attribution(entry, JoinQuality.EXACT, "the record names the container");
    }

    /* Containers that fill the place later could not be meant, and may not be known yet. */
    private boolean isAlone(ContainerEntry entry, Slot slot, Event event) {
        var begin = entry.lifetime.beginOrMin();
        var time = event.time().instant();
        var by = (time.isAfter(begin) ? time : begin).plus(tolerance);
        return slot.containers.stream()
                .filter(other -> other != entry)
                .map(other -> other.lifetime.beginOrMin())
                .allMatch(start -> start.equals(Instant.MIN) || start.isAfter(by));
    }

    private Attribution byPlace(ContainerEntry entry, Event event) {
        var slot = entry.slot().orElseThrow();
        if (entry.id.isEmpty()) {
            return attribution(entry, JoinQuality.EXACT, "the record names the pod and the container");
        }
        if (isAlone(entry, slot, event) && !slot.pod.uid.isEmpty()) {
            return attribution(
                    entry,
                    JoinQuality.DERIVED,
                    "pod uid and container name, tied to the id by the kubelet's or the runtime's word");
        }
        return attribution(
                entry, JoinQuality.INFERRED, "pod and container name, nearest in time of several containers or pods");
    }

    private static Attribution attribution(ContainerEntry entry, JoinQuality join, String reason) {
        return new Attribution(entry.key, entry.network(), join, Objects.requireNonNull(reason));
    }
}
