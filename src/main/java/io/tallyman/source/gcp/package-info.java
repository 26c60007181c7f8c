/** Google Cloud: audit entries of Compute Engine, and VPC flow logs. */
@NullMarked
package io.tallyman.source.gcp;

import org.jspecify.annotations.NullMarked;
