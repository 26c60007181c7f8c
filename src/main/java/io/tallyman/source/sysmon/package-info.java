/** The log of Sysmon, Microsoft's monitor of processes, in the forms in which it is exported and shipped. */
@NullMarked
package io.tallyman.source.sysmon;

import org.jspecify.annotations.NullMarked;
