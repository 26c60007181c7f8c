package io.tallyman.event;

/**
 * The record that an event was read from.
 *
 * @param feed the log
 * @param line the record's first line, counted from 1; in a document that is not made of lines, the record's ordinal
 */
public record Origin(Feed feed, long line) {

    public String logSource() {
        return feed.logSource();
    }

    public String host() {
        return feed.host();
    }

    public String cluster() {
        return feed.cluster();
    }
}
