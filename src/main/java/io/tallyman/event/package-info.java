/** What happened: one record per data component, and the values they are made of. */
@NullMarked
package io.tallyman.event;

import org.jspecify.annotations.NullMarked;
