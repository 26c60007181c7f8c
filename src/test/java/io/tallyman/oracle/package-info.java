/** The program against an independent statement of the analytics, over made-up worlds that are written as raw logs. */
@NullMarked
package io.tallyman.oracle;

import org.jspecify.annotations.NullMarked;
