/** What follows: one record per step of an analytic, and the detection. */
@NullMarked
package io.tallyman.finding;

import org.jspecify.annotations.NullMarked;
