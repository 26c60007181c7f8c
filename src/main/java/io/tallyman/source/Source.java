package io.tallyman.source;

import io.tallyman.event.Feed;
import java.util.List;
import java.util.Set;

/** A log source in one of its formats: knows its records by sight and opens parsers for feeds of it. */
public interface Source {

    /** Its name as ATT&amp;CK writes it, for instance {@code kubernetes:audit}. */
    String logSource();

    /** Further names that a user may state for it: the wider source that it is one form of. */
    default Set<String> alsoCalled() {
        return Set.of();
    }

    /** The format, for people: {@code "Zeek conn.log, tab separated"}. */
    String format();

    /** How the bytes are cut into records. */
    Framing framing();

    /**
     * Whether these first records look like this source. Strict: two sources never claim the same record.
     *
     * @param sample the first records that are not blank, at most some dozens, cut by {@link #framing()}
     */
    boolean recognises(List<RawRecord> sample);

    /** A parser for one feed; times and hosts that the records lack come from the feed. */
    RecordParser open(Feed feed);

    /** How bytes are cut into records. */
    enum Framing {
        /** One record a line. */
        LINES,
        /**
         * JSON objects: one a line, or spread over lines, or as the elements of an array, or of the array under
         * {@code items}, {@code Records} or the like of one enclosing object. Each object is one record.
         */
        JSON
    }
}
