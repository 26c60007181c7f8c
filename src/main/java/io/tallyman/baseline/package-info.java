/** What is usual: digests seen, and destinations per repository. */
@NullMarked
package io.tallyman.baseline;

import org.jspecify.annotations.NullMarked;
