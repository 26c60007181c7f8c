package io.tallyman.identity;

import io.tallyman.event.EventTime;
import io.tallyman.event.ImagePulled;
import io.tallyman.event.ImageReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What was told of one image name on one host: the tags and digests written under it, and its pulls, in order of time. */
final class NamedImage {

    /** So many of each are remembered, the latest. */
    private static final int REMEMBERED = 16;

    private static final Comparator<ImagePulled> BY_TIME = Comparator.<ImagePulled, EventTime>comparing(
                    ImagePulled::time)
            .thenComparing(pull -> pull.origin().logSource())
            .thenComparing(pull -> pull.origin().line());

    /** A pull that a record tells of as such, with the name read. */
    record Pull(ImagePulled record, ImageReference reference) {}

    final List<ImageRecord> tagged = new ArrayList<>(0);
    final List<ImageRecord> pinned = new ArrayList<>(0);
    final List<Pull> pulls = new ArrayList<>(0);
    private Instant told = Instant.MIN;

    void toldAt(Instant time) {
        told = time.isAfter(told) ? time : told;
    }

    /** Whether nothing was told of it since that time. */
    boolean isSilentSince(Instant time) {
        return told.isBefore(time);
    }

    /** The one that had to go for it, if any. */
    Optional<ImageRecord> keepTag(ImageRecord record) {
        return keep(tagged, record, Comparator.comparing(ImageRecord::time), REMEMBERED);
    }

    void keepDigest(ImageRecord record) {
        keep(pinned, record, Comparator.comparing(ImageRecord::time), REMEMBERED);
    }

    void keepPull(ImagePulled record, ImageReference reference) {
        keep(pulls, new Pull(record, reference), Comparator.comparing(Pull::record, BY_TIME), REMEMBERED);
    }

    /**
     * Puts an item behind those that are not after it.
     *
     * @param most of more than so many the first has to go
     * @return the one that had to, if any
     */
    static <T> Optional<T> keep(List<T> list, T item, Comparator<T> order, int most) {
        int at = list.size();
        while (at > 0 && order.compare(item, list.get(at - 1)) < 0) {
            at--;
        }
        list.add(at, item);
        return list.size() > most ? Optional.of(list.remove(0)) : Optional.empty();
    }

    /** Whether several digests were written under it by then. */
    boolean hasMoved(Instant by) {
        return pinned.stream()
                        .filter(written -> !written.instant().isAfter(by))
                        .map(written -> written.record().name())
                        .distinct()
                        .count()
                > 1;
    }
}
