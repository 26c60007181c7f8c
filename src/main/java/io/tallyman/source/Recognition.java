package io.tallyman.source;

import java.util.List;

/** What a text was taken for by its first records. */
public sealed interface Recognition {

    /** It is of this source. */
    record Recognised(Source source) implements Recognition {}

    /** It holds no record at all. */
    record Empty() implements Recognition {}

    /**
     * It is of no source that was asked.
     *
     * @param reason one sentence that says what it looks like
     */
    record NotOurs(String reason) implements Recognition {}

    /** Several sources claim it, which is a fault of theirs. */
    record Ambiguous(List<Source> claims) implements Recognition {
        public Ambiguous {
            claims = List.copyOf(claims);
        }
    }
}
