/** The kernel's audit records: as auditd writes them, as the kernel prints them, and as Laurel turns them into JSON. */
@NullMarked
package io.tallyman.source.auditd;

import org.jspecify.annotations.NullMarked;
