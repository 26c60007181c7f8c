/** Who: the time-scoped directory of containers, pods, processes and addresses. */
@NullMarked
package io.tallyman.identity;

import org.jspecify.annotations.NullMarked;
