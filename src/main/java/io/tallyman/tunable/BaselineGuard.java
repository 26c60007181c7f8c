package io.tallyman.tunable;

import java.time.Duration;

/**
 * How much a baseline must have seen of its scope before "never seen" means anything.
 *
 * @param minimumAge since its first entry
 * @param minimumImages distinct image digests, for "this digest is new"
 * @param minimumDestinations distinct destinations, for "this destination is new"
 */
public record BaselineGuard(Duration minimumAge, int minimumImages, int minimumDestinations) {}
