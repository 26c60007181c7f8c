/** The two logs that cloud-init writes on a cloud instance: its own, and the output of the commands it runs. */
@NullMarked
package io.tallyman.source.cloudinit;

import org.jspecify.annotations.NullMarked;
