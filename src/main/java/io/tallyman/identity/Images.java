package io.tallyman.identity;

import io.tallyman.event.ImageNamed;
import io.tallyman.event.ImagePulled;
import io.tallyman.event.ImageReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Which image names were written and pulled on which host, and with which digests. */
final class Images {

    /** A name of which no record told for so long is forgotten. */
    static final Duration LONGEST_SILENCE = Duration.ofDays(90);

    private final Map<String, HostImages> byHost = new HashMap<>();

    /** An image record of containerd; the name whose pull it may belong to, if any. */
    Optional<String> learn(ImageNamed record) {
        if (record.change() == ImageNamed.Change.DELETED) {
            return Optional.empty();
        }
        if (record.name().startsWith("sha256:")) {
            on(record.origin().host()).keepConfig(record);
            return Optional.empty();
        }
        var reference = ImageReference.parse(record.name());
        reference.ifPresent(image -> on(record.origin().host()).keep(record, image));
        return reference.map(ImageReference::name);
    }

    /** A pull that a record tells of as such; the name it pulled, if it can be read. */
    Optional<String> learn(ImagePulled pull) {
        var reference = ImageReference.parse(pull.image());
        reference.ifPresent(image -> on(pull.origin().host()).keep(pull, image));
        return reference.map(ImageReference::name);
    }

    private HostImages on(String host) {
        return byHost.computeIfAbsent(host, name -> new HostImages());
    }

    /** Forgets what was told of too long ago. */
    void forget(Instant before) {
        var since = before.minus(LONGEST_SILENCE);
        byHost.values().removeIf(images -> {
            images.forget(since);
            return images.isEmpty();
        });
    }

    /** How many names it remembers, over all hosts. */
    int size() {
        return byHost.values().stream().mapToInt(HostImages::size).sum();
    }

    /**
     * The pull that put this image on the host for a container made by that time: the latest one of that reference, one
     * for each log source that tells of it. Not attributed yet.
     *
     * @param consistent whether a pull can have brought the container's content
     */
    List<ImagePulled> before(String host, ImageReference reference, Instant by, Predicate<ImagePulled> consistent) {
        var images = byHost.get(host);
        var image = images == null ? null : images.named(reference.name());
        if (images == null || image == null) {
            return List.of();
        }
        var found = new ArrayList<ImagePulled>(2);
        for (int i = image.pulls.size() - 1; i >= 0; i--) {
            var pull = image.pulls.get(i).record();
            if (!pull.time().instant().isAfter(by)
                    && isSame(image.pulls.get(i).reference(), reference)
                    && consistent.test(pull)
                    && found.stream()
                            .noneMatch(other -> other.origin()
                                    .logSource()
                                    .equals(pull.origin().logSource()))) {
                found.add(pull);
            }
        }
        new Bursts(images, image, reference.name())
                .latest(reference, by, consistent)
                .ifPresent(found::add);
        return found;
    }

    /** Whether several digests were met under this name on the host by then: then a name alone proves little. */
    boolean movedOn(String host, ImageReference reference, Instant by) {
        var images = byHost.get(host);
        var image = images == null ? null : images.named(reference.name());
        return image != null && image.hasMoved(by);
    }

    /** Of one name: a tag or digest that is not told may be any. */
    static boolean isSame(ImageReference one, ImageReference other) {
        return Scopes.compatible(one.tag(), other.tag()) && Scopes.compatible(one.digest(), other.digest());
    }

    /** The name that was written beside this image id on the host, if there is exactly one. */
    Optional<ImageReference> byConfig(String host, String imageId) {
        var images = byHost.get(host);
        return images == null ? Optional.empty() : images.byConfig(imageId);
    }
}
