/** Tallyman: the detector of malicious images. */
@NullMarked
package io.tallyman;

import org.jspecify.annotations.NullMarked;
