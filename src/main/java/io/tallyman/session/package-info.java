/** One working memory, its watermark clock, insertion and expiry. */
@NullMarked
package io.tallyman.session;

import org.jspecify.annotations.NullMarked;
