/** Process sensors that know the container themselves: Falco, Tetragon, Tracee and Auditbeat. */
@NullMarked
package io.tallyman.source.sensor;

import org.jspecify.annotations.NullMarked;
