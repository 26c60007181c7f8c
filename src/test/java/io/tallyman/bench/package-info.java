/** Measures speed and memory on input that a seeded generator makes. */
@NullMarked
package io.tallyman.bench;

import org.jspecify.annotations.NullMarked;
