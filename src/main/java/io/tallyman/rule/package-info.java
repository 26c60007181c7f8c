/** Rule files: found, checked, compiled, cached. */
@NullMarked
package io.tallyman.rule;

import org.jspecify.annotations.NullMarked;
