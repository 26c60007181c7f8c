package io.tallyman.source.zeek;

import java.util.Set;

/** The values of one record, whatever its format; valid until the next is loaded. */
interface Row {

    /** The value as text; empty where it is unset or absent. */
    String text(Field field);

    /** The value as a whole number; 0 where it is unset or absent, -1 where it is no such number. */
    long whole(Field field);

    /** The addresses among the elements of {@link Field#ANSWERS}, which also holds names and texts. */
    Set<String> addresses();
}
