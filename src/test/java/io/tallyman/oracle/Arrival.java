package io.tallyman.oracle;

/** A way for a world's records to reach the program. All but the last must come to the same alerts. */
enum Arrival {
    /** As the command line replays files: merged by event time. */
    MERGED,
    /** All of one file, then all of the next. */
    FILE_AFTER_FILE,
    /** The same, the files in another order. */
    FILES_PERMUTED,
    /** One record of each file in turn. */
    INTERLEAVED,
    /** Every record at most its source's AllowedLateness late, and event time always as far as that allows. */
    SHUFFLED,
    /** The same, and alerts leave at once: of each the last revision counts. */
    SHUFFLED_LIVE,
    /** Shuffled, and some records come twice. */
    DUPLICATED,
    /** One source comes as late as it may. */
    ONE_SOURCE_LATE,
    /** Some records come later than they may. */
    TOO_LATE;

    boolean mustAgree() {
        return this != TOO_LATE;
    }
}
