package io.tallyman.identity;

import io.tallyman.event.Attributable;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerStarted;
import io.tallyman.event.Digest;
import io.tallyman.event.EventTime;
import io.tallyman.event.ImagePulled;
import io.tallyman.event.ImageReference;
import io.tallyman.event.PodReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Draws a {@link Container} from all that its entry, its place in a pod and its host's images tell. */
final class Portrait {

    private final Images images;
    private final Shared<Set<String>> imageNames = new Shared<>();
    private final Joins joins;
    private final OwnPulls ownPulls;
    private final Duration tolerance;

    Portrait(Images images, Duration tolerance) {
        this.images = images;
        this.joins = new Joins(tolerance);
        this.ownPulls = new OwnPulls(images, joins, tolerance);
        this.tolerance = tolerance;
    }

    Container of(ContainerEntry entry) {
        var image = image(entry);
        var names = image.map(known -> OwnPulls.names(entry, known)).orElse(Set.of());
        entry.imageNames =
                imageNames.of(names.stream().map(ImageReference::name).collect(Collectors.toUnmodifiableSet()));
        var pulls = ownPulls.of(entry, image, names);
        var digests = digests(entry, image, pulls);
        var context = new ArrayList<Attributable>(pulls);
        entry.slot()
                .ifPresent(slot -> slot.requests.forEach(
                        request -> context.add(request.attributedTo(joins.byPlace(entry, request)))));
        entry.created.forEach(created -> context.add(created.attributedTo(Joins.byId(entry))));
        placed(entry, slot -> slot.created).forEach(context::add);
        entry.started.forEach(started -> context.add(started.attributedTo(Joins.byId(entry))));
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
                    joins.byPlace(entry, request).join(),
                    "named in the pod's specification")));
            slot.pulls.forEach(pull -> claims.add(new Claim<>(
                    pull.image(),
                    Ranks.PULLED_FOR_POD,
                    pull.time(),
                    joins.byPlace(entry, pull).join(),
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

    private List<Attributable> placed(ContainerEntry entry, Function<Slot, List<? extends Attributable>> what) {
        return entry.slot().stream()
                .flatMap(slot -> what.apply(slot).stream()
                        .filter(event ->
                                whose(slot, event).filter(entry::equals).isPresent()))
                .filter(event -> !isBefore(event, entry))
                .<Attributable>map(event -> event.attributedTo(joins.byPlace(entry, event)))
                .toList();
    }

    /* A start is told while the container runs, by the end of its clock's step; a creation may be told before it begins. */
    private Optional<ContainerEntry> whose(Slot slot, Attributable event) {
        var time = event.time();
        return event instanceof ContainerStarted
                ? slot.runningAt(time.instant().plus(time.precision()), tolerance)
                : slot.at(time.instant(), tolerance);
    }

    /* A creation or a start that was before the container's own is of one that filled the place before. */
    private boolean isBefore(Attributable event, ContainerEntry entry) {
        var time = event.time();
        return time.instant().plus(time.precision()).plus(tolerance).isBefore(entry.lifetime.beginOrMin());
    }
}
