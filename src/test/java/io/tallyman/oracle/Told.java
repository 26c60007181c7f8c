package io.tallyman.oracle;

import java.time.Duration;
import java.time.Instant;

/**
 * One record's word on one true happening.
 *
 * @param happening which one
 * @param source the log that the record stands in
 * @param time when it happened, as the record says
 * @param precision the step of the clock that the record was written by
 */
record Told(String happening, String source, Instant time, Duration precision) {}
