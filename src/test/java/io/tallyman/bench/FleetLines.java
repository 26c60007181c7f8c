package io.tallyman.bench;

/** What a log of a generated fleet writes of its moments. */
interface FleetLines {

    /** Writes what the log tells of a moment; how many records that are, none where it does not tell of it. */
    int write(Fleet.Moment moment);

    /** What stands before the records. */
    default void begin() {}

    /** What stands after them. */
    default void end() {}
}
