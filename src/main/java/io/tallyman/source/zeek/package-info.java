/** Zeek's logs of connections and of the names seen in them, tab separated or JSON. */
@NullMarked
package io.tallyman.source.zeek;

import org.jspecify.annotations.NullMarked;
