/** The event stream of containerd, and the daemon logs of containerd and CRI-O. */
@NullMarked
package io.tallyman.source.containerd;

import org.jspecify.annotations.NullMarked;
