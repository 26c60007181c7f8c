package io.tallyman.finding;

import io.tallyman.event.EventTime;
import io.tallyman.event.Identified;
import io.tallyman.event.Timed;

/**
 * A whole analytic, matched for one container or instance.
 *
 * @param analytic {@code AN0691} or {@code AN0692}
 * @param severity how bad
 * @param title what happened, in one line without names
 * @param last the finding that completed it
 */
public record Detection(String analytic, Severity severity, String title, Finding last) implements Timed {

    /** The container or instance it is about. */
    public Identified subject() {
        return last.subject();
    }

    @Override
    public EventTime time() {
        return last.time();
    }
}
