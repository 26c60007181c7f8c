package io.tallyman.event;

/** Something that happened at a known event time. */
public interface Timed {

    /** When it happened, by the clock of the record that tells of it. */
    EventTime time();

    /** The same in milliseconds since 1970, as the working memory's clock counts. */
    default long epochMillis() {
        return time().epochMillis();
    }
}
