package io.tallyman.session;

import io.tallyman.alert.Alert.Gap;
import io.tallyman.identity.Whereabouts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** What nobody could see of one container or instance: asked for when its window has ended. */
final class Blindness {

    /** Of a window that is still open nothing is said. */
    static final Blindness UNKNOWN = new Blindness(step -> Optional.empty(), List.of());

    private final IntFunction<Optional<Instant>> silence;
    private final List<Gap> gaps;

    private Blindness(IntFunction<Optional<Instant>> silence, List<Gap> gaps) {
        this.silence = silence;
        this.gaps = gaps;
    }

    /** What the logs had to tell and did not. */
    record Logs(Voices voices, Gaps gaps, Whereabouts whereabouts) {

        /**
         * Of a window that has ended.
         *
         * @param told until when everything was told
         */
        Blindness of(String key, Instant start, Instant end, Instant told) {
            return new Blindness(
                    step -> voices.silentSince(
                            step, feed -> whereabouts.concerns(feed, key), step < Voices.BEHAVIOUR ? start : end, told),
                    gaps.between(start, end, told, lost -> whereabouts.concerns(lost, key)));
        }
    }

    boolean isKnown() {
        return this != UNKNOWN;
    }

    Optional<Instant> silentSince(int step) {
        return silence.apply(step);
    }

    List<Gap> gaps() {
        return gaps;
    }
}
