package io.tallyman.source;

import java.util.function.Consumer;

/** Cuts a text into records. */
interface Cutter {

    /** Hands on the next record or the next rejection, exactly one of them; false at the end of the text. */
    boolean next(Consumer<RawRecord> records, Consumer<Reading.Rejected> rejections);
}
