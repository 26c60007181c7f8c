/** Log sources of Kubernetes: the API server's audit log and the cluster's Events, bare or in the wrappers of clouds. */
@NullMarked
package io.tallyman.source.kubernetes;

import org.jspecify.annotations.NullMarked;
