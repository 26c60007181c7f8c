/** Which autonomous system an address belongs to, by a database in MaxMind's format. */
@NullMarked
package io.tallyman.asn;

import org.jspecify.annotations.NullMarked;
