package io.tallyman;

import io.tallyman.alert.Alert;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.rule.Retention;
import io.tallyman.rule.RuleSet;
import io.tallyman.session.Session;
import io.tallyman.session.Status;
import io.tallyman.tunable.Tunables;
import java.time.Instant;
import java.util.List;

/**
 * The detector: events in, alerts out. It owns one scope (a cluster, an account), has no thread, no clock and no input or
 * output of its own, and is not thread-safe.
 *
 * <p>Time is event time. A feed that was {@link #open opened} and has not spoken holds it; so a replay opens all its feeds
 * first. {@link #close Closing} a feed says that nothing more comes from it.
 */
public final class Detector implements AutoCloseable {

    /** When alerts leave. */
    public enum Mode {
        /** At once, and again with a higher revision as evidence grows. */
        LIVE,
        /** Once each, complete, when the window has ended or the input has. */
        REPLAY
    }

    private final Session session;

    /**
     * @param rules the compiled rules
     * @param tunables the mutable elements
     */
    public Detector(RuleSet rules, Tunables tunables, Mode mode) {
        this.session = new Session(rules, tunables, mode == Mode.LIVE);
    }

    /** How long each kind of fact stays under these tunables: no rule's literal window may reach farther. */
    public static List<Retention> retentions(Tunables tunables) {
        return Session.retentions(tunables);
    }

    /** A feed will deliver. */
    public void open(Feed feed) {
        session.open(feed);
    }

    /** A feed's next record has this time, which is further than what it delivered. */
    public void observe(Feed feed, EventTime time) {
        session.observe(feed, time);
    }

    /** Takes in one event; the alerts that it began or completed. */
    public List<Alert> accept(Event event) {
        return session.accept(event.origin().feed(), event);
    }

    /**
     * Takes in one event that a feed delivered which is not the log that the event names as its origin, such as a log of
     * several hosts; the alerts that it began or completed. Only the delivering feed holds time.
     */
    public List<Alert> accept(Feed feed, Event event) {
        return session.accept(feed, event);
    }

    /** A feed has ended. */
    public List<Alert> close(Feed feed) {
        return session.close(feed);
    }

    /** Nothing earlier than this will come, from any feed. */
    public List<Alert> advanceTo(Instant instant) {
        return session.advanceTo(instant);
    }

    /** Ends the input: every window ends, every alert leaves. */
    public List<Alert> finish() {
        return session.advanceTo(Session.END_OF_TIME);
    }

    /** What was counted and what is held. */
    public Status status() {
        return session.status();
    }

    @Override
    public void close() {
        session.close();
    }
}
