package io.tallyman.session;

import io.tallyman.alert.Alert;
import io.tallyman.baseline.Baseline;
import java.time.Instant;
import java.util.Optional;

/**
 * A container, or a boot of an instance, whose window has ended.
 *
 * @param start when it began
 * @param learner whose later connections may teach, if anybody's
 * @param alert what was said of an instance, which a later boot's alert goes on with
 */
record Closed(Instant start, Optional<Baseline.Pupil> learner, Optional<Alert> alert) {}
