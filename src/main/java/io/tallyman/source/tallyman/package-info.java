/** Tallyman's own events as NDJSON, read, written and described by a schema, all three built from the records. */
@NullMarked
package io.tallyman.source.tallyman;

import org.jspecify.annotations.NullMarked;
