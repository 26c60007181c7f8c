package io.tallyman.identity;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Digest;
import io.tallyman.event.EventTime;
import io.tallyman.event.ImageNamed;
import io.tallyman.event.ImagePulled;
import io.tallyman.event.ImageReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which image names were written and pulled on which host, and with which digests.
 *
 * <p>containerd writes no record that ties a name to a digest. But a pull through the CRI writes, within milliseconds and
 * in this order, the reference, {@code sha256:CONFIG}, the reference again and {@code repository@sha256:DIGEST}: the
 * first digest-named record of the same repository that follows the tag's record within {@link #BURST} is its digest,
 * where nothing of another pull of that repository stands between the two.
 */
final class Images {

    /** How far apart the records of one pull may stand. */
    static final Duration BURST = Duration.ofSeconds(2);

    /** So many pulls of one name on one host are remembered, the latest. */
    private static final int REMEMBERED = 16;

    /** So many image ids on one host. */
    private static final int REMEMBERED_IDS = 4096;

    /** So many names on one host, those that were told of last: more than a node's disk holds. */
    static final int REMEMBERED_NAMES = 16_384;

    /** A name of which no record told for so long is forgotten. */
    static final Duration LONGEST_SILENCE = Duration.ofDays(90);

    private static final Comparator<ImagePulled> BY_TIME = Comparator.<ImagePulled, EventTime>comparing(
                    ImagePulled::time)
            .thenComparing(pull -> pull.origin().logSource())
            .thenComparing(pull -> pull.origin().line());

    private record Name(String host, String name) {}

    private record Config(ImageNamed record, Digest digest) {}

    /* Read once, looked at often. */
    record Written(ImageNamed record, ImageReference reference) {
        EventTime time() {
            return record.time();
        }
    }

    private record Pull(ImagePulled record, ImageReference reference) {}

    private final Map<Name, List<Written>> tagged = new HashMap<>();
    private final Map<String, HostTags> taggedOn = new HashMap<>();
    private final Map<Name, List<Written>> pinned = new HashMap<>();
    private final Map<Name, List<Pull>> pulls = new HashMap<>();
    private final Map<String, List<Config>> configs = new HashMap<>();

    /** When a name was last told of, by host; the one that was told of longest ago first. */
    private final Map<String, LinkedHashMap<Name, Instant>> told = new HashMap<>();

    /** An image record of containerd; the name whose pull it may belong to, if any. */
    Optional<String> learn(ImageNamed record) {
        if (record.change() == ImageNamed.Change.DELETED) {
            return Optional.empty();
        }
        if (record.name().startsWith("sha256:")) {
            keep(
                    configs.computeIfAbsent(record.origin().host(), host -> new ArrayList<>()),
                    new Config(record, Digest.config(record.name())),
                    Comparator.comparing(config -> config.record.time()),
                    REMEMBERED_IDS);
            return Optional.empty();
        }
        var reference = ImageReference.parse(record.name());
        reference.ifPresent(image -> keep(record, image));
        return reference.map(ImageReference::name);
    }

    private void keep(ImageNamed record, ImageReference image) {
        var name = new Name(record.origin().host(), image.name());
        told(name, record.time());
        var isTag = !image.tag().isEmpty();
        var written = new Written(record, image);
        var dropped = keep(
                (isTag ? tagged : pinned).computeIfAbsent(name, key -> new ArrayList<>(1)),
                written,
                Comparator.comparing(Written::time),
                REMEMBERED);
        if (isTag) {
            var tags = taggedOn.computeIfAbsent(name.host, host -> new HostTags());
            tags.add(written);
            dropped.ifPresent(tags::remove);
        }
    }

    /** A pull that a record tells of as such; the name it pulled, if it can be read. */
    Optional<String> learn(ImagePulled pull) {
        var reference = ImageReference.parse(pull.image());
        reference.ifPresent(image -> told(new Name(pull.origin().host(), image.name()), pull.time()));
        reference.ifPresent(image -> keep(
                pulls.computeIfAbsent(new Name(pull.origin().host(), image.name()), key -> new ArrayList<>(2)),
                new Pull(pull, image),
                Comparator.comparing(Pull::record, BY_TIME),
                REMEMBERED));
        return reference.map(ImageReference::name);
    }

    private void told(Name name, EventTime time) {
        var names = told.computeIfAbsent(name.host, host -> new LinkedHashMap<>());
        var before = names.remove(name);
        names.put(name, before == null || before.isBefore(time.instant()) ? time.instant() : before);
        if (names.size() > REMEMBERED_NAMES) {
            var oldest = names.keySet().iterator();
            remove(oldest.next());
            oldest.remove();
        }
    }

    private void remove(Name name) {
        var tags = Objects.requireNonNullElse(tagged.remove(name), List.<Written>of());
        pinned.remove(name);
        pulls.remove(name);
        taggedOn.computeIfPresent(name.host, (host, all) -> {
            tags.forEach(all::remove);
            return all.isEmpty() ? null : all;
        });
    }

    /** Forgets what was told of too long ago. */
    void forget(Instant before) {
        var limit = before.minus(LONGEST_SILENCE);
        for (var names : told.values()) {
            names.entrySet().removeIf(entry -> {
                var isOver = entry.getValue().isBefore(limit);
                if (isOver) {
                    remove(entry.getKey());
                }
                return isOver;
            });
        }
        told.values().removeIf(Map::isEmpty);
    }

    /** How many names it remembers, over all hosts. */
    int size() {
        return told.values().stream().mapToInt(Map::size).sum();
    }

    /* The one that had to go, if any. */
    private static <T> Optional<T> keep(List<T> list, T item, Comparator<T> order, int most) {
        int at = list.size();
        while (at > 0 && order.compare(item, list.get(at - 1)) < 0) {
            at--;
        }
        list.add(at, item);
        return list.size() > most ? Optional.of(list.remove(0)) : Optional.empty();
    }

    /** Whether any name is remembered of that host. */
    boolean isToldOfOn(String host) {
        return told.containsKey(host);
    }

    /**
     * The pull that put this image on the host for a container made by that time: the latest one of that reference, one
     * for each log source that tells of it. Not attributed yet.
     *
     * @param consistent whether a pull can have brought the container's content
     */
    List<ImagePulled> before(String host, ImageReference image, Instant by, Predicate<ImagePulled> consistent) {
        var name = new Name(host, image.name());
        var found = new ArrayList<ImagePulled>(2);
        var known = pulls.getOrDefault(name, List.of());
        for (int i = known.size() - 1; i >= 0; i--) {
            var pull = known.get(i).record;
            if (!pull.time().instant().isAfter(by)
                    && isSame(known.get(i).reference, image)
                    && consistent.test(pull)
                    && found.stream()
                            .noneMatch(other -> other.origin()
                                    .logSource()
                                    .equals(pull.origin().logSource()))) {
                found.add(pull);
            }
        }
        named(name, image, by, consistent).ifPresent(found::add);
        return found;
    }

    /** Whether several digests were met under this name on the host by then: then a name alone proves little. */
    boolean movedOn(String host, ImageReference image, Instant by) {
        return pinned.getOrDefault(new Name(host, image.name()), List.of()).stream()
                        .filter(written -> !written.time().instant().isAfter(by))
                        .map(written -> written.record.name())
                        .distinct()
                        .count()
                > 1;
    }

    /* Of one name: a tag or digest that is not told may be any. */
    private static boolean isSame(ImageReference one, ImageReference other) {
        return Scopes.compatible(one.tag(), other.tag()) && Scopes.compatible(one.digest(), other.digest());
    }

    private Optional<ImagePulled> named(
            Name name, ImageReference image, Instant by, Predicate<ImagePulled> consistent) {
        var records = (image.tag().isEmpty() ? pinned : tagged)
                .getOrDefault(name, List.of()).stream()
                        .filter(written -> !written.time().instant().isAfter(by) && isSame(written.reference, image))
                        .map(Written::record)
                        .toList();
        for (int i = records.size() - 1; i >= 0; i--) {
            var pull = pull(name, first(name, records, records.get(i)));
            if (consistent.test(pull)) {
                return Optional.of(pull);
            }
        }
        return Optional.empty();
    }

    /* The first record of the same pull: what stands before the digest of another is not of it. */
    private ImageNamed first(Name name, List<ImageNamed> records, ImageNamed last) {
        var since = pinned.getOrDefault(name, List.of()).stream()
                .map(record -> record.time().instant())
                .filter(last.time().instant()::isAfter)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        return records.stream()
                .filter(record -> near(record.time(), last.time())
                        && !record.time().instant().isBefore(since))
                .findFirst()
                .orElse(last);
    }

    private ImagePulled pull(Name name, ImageNamed first) {
        return new ImagePulled(
                first.time(),
                first.origin(),
                ContainerReference.NONE,
                first.name(),
                digests(name, first),
                false,
                Attribution.NONE);
    }

    private Set<Digest> digests(Name name, ImageNamed tag) {
        var found = new HashSet<Digest>();
        var next = pinned.getOrDefault(name, List.of()).stream()
                .filter(written -> isBeside(tag, written.record) && follows(written.record, tag))
                .distinct()
                .toList();
        var isOne = next.stream()
                        .map(written -> written.reference.digest())
                        .distinct()
                        .count()
                == 1;
        next.stream()
                .findFirst()
                .filter(written -> isOf(name, tag, written.record, isOne ? 2 * next.size() - 1 : 1))
                .ifPresent(written -> found.add(Digest.repository(written.reference.digest())));
        following(configs.getOrDefault(name.host, List.of()), tag)
                .filter(config -> alone(name, config.record) && isOf(name, tag, config.record, 0))
                .ifPresent(config -> found.add(config.digest));
        return found;
    }

    /* The first of that namespace that was written with or after the tag, in the same burst. */
    private static Optional<Config> following(List<Config> configs, ImageNamed tag) {
        int low = 0;
        int high = configs.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            var isBefore = configs.get(middle)
                    .record
                    .time()
                    .instant()
                    .isBefore(tag.time().instant());
            low = isBefore ? middle + 1 : low;
            high = isBefore ? high : middle;
        }
        for (; low < configs.size() && near(configs.get(low).record.time(), tag.time()); low++) {
            if (configs.get(low).record.namespace().equals(tag.namespace())) {
                return Optional.of(configs.get(low));
            }
        }
        return Optional.empty();
    }

    /* A pull writes its tag so often again before it; what else stands between is another's, as the digest may be. Pulls
    that run side by side and bring the same write it twice each. */
    private boolean isOf(Name name, ImageNamed tag, ImageNamed digest, int repetitions) {
        if (tag.name().indexOf('@') >= 0) {
            return true;
        }
        var between = tagged.getOrDefault(name, List.of()).stream()
                .map(Written::record)
                .filter(other -> isBeside(tag, other) && !other.equals(tag))
                .filter(other -> follows(other, tag) && follows(digest, other))
                .distinct()
                .toList();
        return between.size() <= repetitions
                && between.stream().allMatch(other -> other.name().equals(tag.name()));
    }

    private static boolean isBeside(ImageNamed one, ImageNamed other) {
        return one.namespace().equals(other.namespace());
    }

    /* The config's name carries no repository: it is this pull's only where no other name was written so near before. */
    private boolean alone(Name name, ImageNamed config) {
        var tags = taggedOn.get(name.host);
        return tags == null || !tags.hasOther(name.name, config.time().instant(), BURST);
    }

    private static boolean follows(ImageNamed record, ImageNamed tag) {
        return !record.time().instant().isBefore(tag.time().instant()) && near(record.time(), tag.time());
    }

    private static boolean near(EventTime one, EventTime other) {
        return !Moments.isAfter(one.instant(), other.instant(), BURST)
                && !Moments.isAfter(other.instant(), one.instant(), BURST);
    }

    /** The name that was written beside this image id on the host, if there is exactly one. */
    Optional<ImageReference> byConfig(String host, String imageId) {
        var names = new HashSet<ImageReference>();
        for (var config : configs.getOrDefault(host, List.of())) {
            if (config.digest.value().startsWith(imageId)
                    || config.digest.value().startsWith("sha256:" + imageId)) {
                written(tagged, host, tag -> follows(config.record, tag.record)).forEach(names::add);
                written(pinned, host, other -> near(config.record.time(), other.time())).stream()
                        .filter(other ->
                                names.stream().noneMatch(name -> name.name().equals(other.name())))
                        .forEach(names::add);
            }
        }
        return names.size() == 1 ? names.stream().findFirst() : Optional.empty();
    }

    private static List<ImageReference> written(Map<Name, List<Written>> book, String host, Predicate<Written> when) {
        return book.entrySet().stream()
                .filter(entry -> entry.getKey().host.equals(host))
                .flatMap(entry -> entry.getValue().stream())
                .filter(when)
                .map(Written::reference)
                .toList();
    }
}
