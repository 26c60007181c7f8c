/** The mutable elements of the analytics: one immutable fact, read from YAML. */
@NullMarked
package io.tallyman.tunable;

import org.jspecify.annotations.NullMarked;
