/** Faults that other detectors shipped, one named test each: {@code docs/quality.md} lists them. */
@NullMarked
package io.tallyman.conformance;

import org.jspecify.annotations.NullMarked;
