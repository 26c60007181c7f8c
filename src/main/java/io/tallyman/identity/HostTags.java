package io.tallyman.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The tags that were written on one host, in order of their time. */
final class HostTags {

    private final TreeMap<Instant, List<ImageRecord>> byTime = new TreeMap<>();

    void add(ImageRecord tag) {
        byTime.computeIfAbsent(tag.instant(), time -> new ArrayList<>(1)).add(tag);
    }

    void remove(ImageRecord tag) {
        byTime.computeIfPresent(tag.instant(), (time, tags) -> tags.remove(tag) && tags.isEmpty() ? null : tags);
    }

    /** Whether a tag of another repository was written at that time, or before it by no more than so long. */
    boolean hasOther(String repository, Instant time, Duration before) {
        return byTime.subMap(time.minus(before), true, time, true).values().stream()
                .flatMap(List::stream)
                .anyMatch(tag -> !tag.reference().name().equals(repository));
    }

    boolean isEmpty() {
        return byTime.isEmpty();
    }
}
