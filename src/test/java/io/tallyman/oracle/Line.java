package io.tallyman.oracle;

import java.time.Instant;
import java.util.List;

/**
 * One record of a raw log.
 *
 * @param written where it stands in its log
 * @param text without the last line's end
 * @param tells the happenings that it is evidence of; none where it only says who is who
 */
record Line(Instant written, String text, List<Told> tells) {

    Line {
        tells = List.copyOf(tells);
    }

    /** How many lines of the file it takes. */
    int height() {
        return (int) text.lines().count();
    }
}
