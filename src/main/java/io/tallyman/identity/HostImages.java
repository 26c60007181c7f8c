package io.tallyman.identity;

import io.tallyman.event.Digest;
import io.tallyman.event.ImageNamed;
import io.tallyman.event.ImagePulled;
import io.tallyman.event.ImageReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The image names and ids that were written and pulled on one host. */
final class HostImages {

    /** So many image ids are remembered. */
    private static final int REMEMBERED_IDS = 4096;

    /** So many names, those that were told of last: more than a node's disk holds. */
    static final int REMEMBERED_NAMES = 16_384;

    /** The record of an image id. */
    record Config(ImageNamed record, Digest digest) {
        Instant instant() {
            return record.time().instant();
        }
    }

    /** The one that was told of longest ago first. */
    private final LinkedHashMap<String, NamedImage> byName = new LinkedHashMap<>();

    private final HostTags tags = new HostTags();
    private final List<Config> configs = new ArrayList<>(0);

    void keepConfig(ImageNamed record) {
        NamedImage.keep(
                configs,
                new Config(record, Digest.config(record.name())),
                Comparator.comparing(config -> config.record.time()),
                REMEMBERED_IDS);
    }

    void keep(ImageNamed named, ImageReference reference) {
        var image = told(reference.name(), named.time().instant());
        var record = new ImageRecord(named, reference);
        if (reference.tag().isEmpty()) {
            image.keepDigest(record);
            return;
        }
        var dropped = image.keepTag(record);
        tags.add(record);
        dropped.ifPresent(tags::remove);
    }

    void keep(ImagePulled pull, ImageReference reference) {
        told(reference.name(), pull.time().instant()).keepPull(pull, reference);
    }

    private NamedImage told(String name, Instant time) {
        var known = byName.remove(name);
        var image = known == null ? new NamedImage() : known;
        byName.put(name, image);
        image.toldAt(time);
        if (byName.size() > REMEMBERED_NAMES) {
            var names = byName.values().iterator();
            names.next().tagged.forEach(tags::remove);
            names.remove();
        }
        return image;
    }

    /** Forgets the names of which nothing was told since that time. */
    void forget(Instant since) {
        byName.values().removeIf(image -> {
            var isOver = image.isSilentSince(since);
            if (isOver) {
                image.tagged.forEach(tags::remove);
            }
            return isOver;
        });
        configs.removeIf(config -> config.instant().isBefore(since));
    }

    /** How many names it remembers. */
    int size() {
        return byName.size();
    }

    boolean isEmpty() {
        return byName.isEmpty() && configs.isEmpty();
    }

    @Nullable
    NamedImage named(String name) {
        return byName.get(name);
    }

    /** The first image id of that namespace that was written with or after the tag, in the same burst. */
    Optional<Config> following(ImageRecord tag) {
        int low = 0;
        int high = configs.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            var isBefore = configs.get(middle).instant().isBefore(tag.instant());
            low = isBefore ? middle + 1 : low;
            high = isBefore ? high : middle;
        }
        for (; low < configs.size() && Bursts.isNear(configs.get(low).instant(), tag.instant()); low++) {
            if (configs.get(low).record.namespace().equals(tag.record().namespace())) {
                return Optional.of(configs.get(low));
            }
        }
        return Optional.empty();
    }

    /** The id's name carries no repository: it is this one's only where no other's tag was written so near before. */
    boolean isOnly(String name, Config config) {
        return !tags.hasOther(name, config.instant(), Bursts.LENGTH);
    }

    /** The name that was written beside this image id, if there is exactly one. */
    Optional<ImageReference> byConfig(String imageId) {
        var names = new HashSet<ImageReference>();
        for (var config : configs) {
            if (config.digest.value().startsWith(imageId)
                    || config.digest.value().startsWith("sha256:" + imageId)) {
                var at = config.instant();
                names.addAll(written(image -> image.tagged, tag -> Bursts.follows(at, tag.instant())));
                written(image -> image.pinned, other -> Bursts.isNear(at, other.instant())).stream()
                        .filter(other ->
                                names.stream().noneMatch(name -> name.name().equals(other.name())))
                        .forEach(names::add);
            }
        }
        return names.size() == 1 ? names.stream().findFirst() : Optional.empty();
    }

    private Set<ImageReference> written(Function<NamedImage, List<ImageRecord>> which, Predicate<ImageRecord> when) {
        var found = new HashSet<ImageReference>();
        for (var image : byName.values()) {
            for (var record : which.apply(image)) {
                if (when.test(record)) {
                    found.add(record.reference());
                }
            }
        }
        return found;
    }
}
