/** Log sources: raw bytes in, events or a rejection with its reason out. One class per log source and format. */
@NullMarked
package io.tallyman.source;

import org.jspecify.annotations.NullMarked;
