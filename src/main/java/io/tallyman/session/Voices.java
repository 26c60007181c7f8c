package io.tallyman.session;

import io.tallyman.alert.Analytic;
import io.tallyman.event.ContainerCreated;
import io.tallyman.event.ContainerRequested;
import io.tallyman.event.ContainerStarted;
import io.tallyman.event.Event;
import io.tallyman.event.Feed;
import io.tallyman.event.ImagePulled;
import io.tallyman.event.InstanceLaunched;
import io.tallyman.event.InstanceStarted;
import io.tallyman.event.MachineImageCreated;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.tunable.AllowedLateness;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When each log spoke, and which steps it tells: whether a step that no record proved could have been seen at all. Only
 * what was told up to a moment counts that the watermark has passed, so that the answer is the same in every order.
 */
final class Voices {

    /** From this step on behaviour counts, which may come until the window's end; those before it precede the start. */
    static final int BEHAVIOUR = 4;

    private static final long MINUTE = 60;

    private final AllowedLateness lateness;
    private final Map<Feed, Voice> voices = new HashMap<>();
    /** Mostly the one that spoke last speaks again. */
    private @Nullable Feed speaking;

    private @Nullable Voice speaker;

    Voices(AllowedLateness lateness) {
        this.lateness = lateness;
    }

    /** A log, in however many files it came. */
    private static final class Voice {
        private final Feed feed;
        private final Duration lateness;
        /** By the minute. */
        private final TreeMap<Long, Spoken> spoken = new TreeMap<>();
        /** By step, when it first told one of anybody. */
        private final Instant[] firsts = new Instant[Analytic.MOST_STEPS + 1];

        private long minute = Long.MIN_VALUE;
        private Spoken latest = new Spoken(Instant.MAX);

        private Voice(Feed feed, Duration lateness) {
            this.feed = feed;
            this.lateness = lateness;
            Arrays.fill(firsts, Instant.MAX);
        }

        private void told(Event event) {
            var time = event.time().instant();
            var step = step(event);
            if (time.isBefore(firsts[step])) {
                firsts[step] = time;
            }
            var now = Math.floorDiv(time.getEpochSecond(), MINUTE);
            if (now != minute) {
                minute = now;
                latest = spoken.computeIfAbsent(now, key -> new Spoken(time));
            }
            latest.add(time);
        }

        /* The last word before the minute of that moment, or the first in it. */
        private Instant lastUpTo(Instant told) {
            var minute = Math.floorDiv(told.getEpochSecond(), MINUTE);
            var within = spoken.get(minute);
            if (within != null && !within.first.isAfter(told)) {
                return within.first;
            }
            var before = spoken.lowerEntry(minute);
            return before == null ? Instant.MIN : before.getValue().last;
        }

        private boolean isSilent(Instant told, Instant goesOn) {
            var last = lastUpTo(told);
            return last.equals(Instant.MIN) || last.plus(lateness).isBefore(goesOn);
        }

        private void forget(Instant before) {
            var kept = spoken.lowerKey(Math.floorDiv(before.getEpochSecond(), MINUTE));
            if (kept != null) {
                spoken.headMap(kept).clear();
            }
        }
    }

    /* What was said in one minute. */
    private static final class Spoken {
        private Instant first;
        private Instant last;

        private Spoken(Instant first) {
            this.first = first;
            this.last = first;
        }

        private void add(Instant time) {
            if (time.isBefore(first)) {
                first = time;
            } else if (time.isAfter(last)) {
                last = time;
            }
        }
    }

    /** A log told this. */
    void hear(Feed feed, Event event) {
        if (!event.time().isKnown()) {
            return;
        }
        if (speaker == null || !feed.equals(speaking)) {
            var log = new Feed("", feed.logSource(), feed.host(), feed.cluster(), feed.account());
            speaking = feed;
            speaker = voices.computeIfAbsent(log, key -> new Voice(log, lateness.of(log.logSource())));
        }
        speaker.told(event);
    }

    /* User data and a boot's output are told once, whatever comes after. */
    private static int step(Event event) {
        if (event instanceof ProcessExecuted) {
            return 4;
        } else if (event instanceof NetworkFlow) {
            return 5;
        } else if (event instanceof ImagePulled || event instanceof MachineImageCreated) {
            return 1;
        } else if (event instanceof ContainerRequested
                || event instanceof ContainerCreated
                || event instanceof InstanceLaunched) {
            return 2;
        }
        return event instanceof ContainerStarted || event instanceof InstanceStarted ? 3 : 0;
    }

    /**
     * The last record of all logs that tell such steps, where they fell silent while others went on; empty where one of
     * them did not, or where there is none.
     *
     * @param concerned whose logs count
     * @param until when it does not matter any more
     * @param told a moment not before it that the watermark has passed
     */
    Optional<Instant> silentSince(int step, Predicate<Feed> concerned, Instant until, Instant told) {
        var latest = voices.values().stream()
                .map(voice -> voice.lastUpTo(told))
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        var goesOn = latest.isBefore(until) ? latest : until;
        var telling = voices.values().stream()
                .filter(voice -> !voice.firsts[step].isAfter(told) && concerned.test(voice.feed))
                .toList();
        if (!telling.stream().allMatch(voice -> voice.isSilent(told, goesOn))) {
            return Optional.empty();
        }
        return telling.stream()
                .map(voice -> voice.lastUpTo(told))
                .max(Instant::compareTo)
                .filter(Instant.MIN::isBefore);
    }

    /** Forgets when they spoke, save the last time, where no window that is still open can ask for it. */
    void forget(Instant before) {
        voices.values().forEach(voice -> voice.forget(before));
    }
}
