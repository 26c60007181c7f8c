/** Azure: the activity log of a subscription, and flow logs of network security groups and virtual networks. */
@NullMarked
package io.tallyman.source.azure;

import org.jspecify.annotations.NullMarked;
