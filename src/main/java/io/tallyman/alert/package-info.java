/** A detection as it leaves us. */
@NullMarked
package io.tallyman.alert;

import org.jspecify.annotations.NullMarked;
