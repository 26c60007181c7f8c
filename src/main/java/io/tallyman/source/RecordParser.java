package io.tallyman.source;

import java.util.function.Consumer;

/**
 * Parses the records of one feed, in the order of the file. May hold records back until they are complete (auditd), and
 * remember headers (Zeek). Not thread-safe. Bad input is a {@link Reading.Rejected}; an exception is a bug.
 */
public interface RecordParser {

    /** Takes one record and hands on what came of this or an earlier one: nothing, one or several readings. */
    void accept(RawRecord record, Consumer<Reading> readings);

    /** The feed has ended: hands on whatever is still held. */
    default void end(Consumer<Reading> readings) {}
}
