/** The event stream of the Docker daemon. */
@NullMarked
package io.tallyman.source.docker;

import org.jspecify.annotations.NullMarked;
