/** What AWS tells: API calls in CloudTrail, EventBridge's notices, an inventory of images, VPC flow logs. */
@NullMarked
package io.tallyman.source.aws;

import org.jspecify.annotations.NullMarked;
