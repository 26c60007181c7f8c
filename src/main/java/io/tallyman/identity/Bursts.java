package io.tallyman.identity;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Digest;
import io.tallyman.event.ImagePulled;
import io.tallyman.event.ImageReference;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads pulls out of what containerd wrote on a host under one name.
 *
 * <p>containerd writes no record that ties a name to a digest. But a pull through the CRI writes, within milliseconds and
 * in this order, the reference, {@code sha256:CONFIG}, the reference again and {@code repository@sha256:DIGEST}: the
 * first digest-named record of the same repository that follows the tag's record within {@link #LENGTH} is its digest,
 * where nothing of another pull of that repository stands between the two.
 */
final class Bursts {

    /** How far apart the records of one pull may stand. */
    static final Duration LENGTH = Duration.ofSeconds(2);

    private final HostImages host;
    private final NamedImage image;
    private final String name;

    Bursts(HostImages host, NamedImage image, String name) {
        this.host = host;
        this.image = image;
        this.name = name;
    }

    /** The latest pull of that reference by then that is consistent. */
    Optional<ImagePulled> latest(ImageReference reference, Instant by, Predicate<ImagePulled> consistent) {
        var records = (reference.tag().isEmpty() ? image.pinned : image.tagged)
                .stream()
                        .filter(written ->
                                !written.instant().isAfter(by) && Images.isSame(written.reference(), reference))
                        .toList();
        for (int i = records.size() - 1; i >= 0; i--) {
            var pull = pull(first(records, records.get(i)));
            if (consistent.test(pull)) {
                return Optional.of(pull);
            }
        }
        return Optional.empty();
    }

    /* The first record of the same pull: what stands before the digest of another is not of it, nor is what stands before
    the tag that an image id follows. */
    private ImageRecord first(List<ImageRecord> records, ImageRecord last) {
        var since = image.pinned.stream()
                .map(ImageRecord::instant)
                .filter(last.instant()::isAfter)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        var near = records.stream()
                .filter(record -> isNear(record.instant(), last.instant())
                        && !record.instant().isBefore(since))
                .toList();
        for (int i = near.size() - 1; i >= 0; i--) {
            if (hasConfigBetween(near.get(i), last)) {
                return near.get(i);
            }
        }
        return near.isEmpty() ? last : near.get(0);
    }

    private boolean hasConfigBetween(ImageRecord tag, ImageRecord last) {
        return tag.instant().isBefore(last.instant())
                && host.following(tag)
                        .filter(config -> !config.instant().isAfter(last.instant()))
                        .isPresent();
    }

    private ImagePulled pull(ImageRecord first) {
        return new ImagePulled(
                first.time(),
                first.record().origin(),
                ContainerReference.NONE,
                first.record().name(),
                digests(first),
                false,
                Attribution.NONE);
    }

    private Set<Digest> digests(ImageRecord tag) {
        var found = new HashSet<Digest>();
        var next = image.pinned.stream()
                .filter(written -> tag.isBeside(written) && follows(written.instant(), tag.instant()))
                .distinct()
                .toList();
        var isOne = next.stream()
                        .map(written -> written.reference().digest())
                        .distinct()
                        .count()
                == 1;
        next.stream()
                .findFirst()
                .filter(written -> isOf(tag, written.instant(), isOne ? 2 * next.size() - 1 : 1))
                .ifPresent(written ->
                        found.add(Digest.repository(written.reference().digest())));
        host.following(tag)
                .filter(config -> host.isOnly(name, config) && isOf(tag, config.instant(), 0))
                .ifPresent(config -> found.add(config.digest()));
        return found;
    }

    /* A pull writes its tag so often again before it; what else stands between is another's, as the digest may be. Pulls
    that run side by side and bring the same write it twice each. */
    private boolean isOf(ImageRecord tag, Instant digest, int repetitions) {
        var tagName = tag.record().name();
        if (tagName.indexOf('@') >= 0) {
            return true;
        }
        var between = image.tagged.stream()
                .filter(other -> tag.isBeside(other) && !other.record().equals(tag.record()))
                .filter(other -> follows(other.instant(), tag.instant()) && follows(digest, other.instant()))
                .distinct()
                .toList();
        return between.size() <= repetitions
                && between.stream().allMatch(other -> other.record().name().equals(tagName));
    }

    /** Whether what was written then may be of the pull that wrote the tag then. */
    static boolean follows(Instant record, Instant tag) {
        return !record.isBefore(tag) && isNear(record, tag);
    }

    /** Whether both may be of one pull. */
    static boolean isNear(Instant one, Instant other) {
        return !Moments.isAfter(one, other, LENGTH) && !Moments.isAfter(other, one, LENGTH);
    }
}
