/** What the sample rules state. */
@NullMarked
package io.tallyman.rule.stated;

import org.jspecify.annotations.NullMarked;
