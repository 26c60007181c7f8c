/** Results of container network plugins: which container got which address. */
@NullMarked
package io.tallyman.source.cni;

import org.jspecify.annotations.NullMarked;
