package io.tallyman.session;

import io.tallyman.alert.Alert;
import io.tallyman.baseline.Baseline;
import io.tallyman.event.Attributable;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.GuestOutput;
import io.tallyman.event.NameResolved;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.event.RecordsLost;
import io.tallyman.event.UserDataDirective;
import io.tallyman.event.UserDataObserved;
import io.tallyman.identity.Directory;
import io.tallyman.rule.Retention;
import io.tallyman.rule.RuleSet;
import io.tallyman.tunable.Tunables;
import io.tallyman.userdata.UserData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One working memory with its watermark, its directory and its baseline: an event's way from arrival to alert. */
public final class Session implements AutoCloseable {

    /** Later than any record. */
    public static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    /** How far the watermark moves before anybody is told: some records of a busy log. */
    private static final Duration STEP = Duration.ofMillis(100);

    /** How often what ended is forgotten, in event time. */
    private static final Duration FORGETTING = Duration.ofMinutes(1);

    private final Watermark watermark;
    private final Voices voices;
    private final Gaps gaps = new Gaps();
    private final Deadlines deadlines;
    private final Directory directory;
    private final Baseline baseline;
    private final Chains chains;
    private final Attributor attributor;
    private final boolean eager;
    private Instant reached = Instant.MIN;
    private Instant due = Instant.MIN;
    private Instant forgotten = Instant.MIN;
    private long events;
    private long late;

    /**
     * @param eager whether alerts leave at once and again as they grow, or once when complete
     */
    public Session(RuleSet rules, Tunables tunables, boolean eager) {
        var guard = tunables.baselineGuard();
        this.watermark = new Watermark(tunables.allowedLateness());
        this.voices = new Voices(tunables.allowedLateness());
        this.deadlines = Deadlines.of(tunables);
        this.directory = new Directory(deadlines.tolerance(), deadlines.settling());
        this.baseline = new Baseline(guard.minimumAge(), guard.minimumImages(), guard.minimumDestinations());
        var logs = new Blindness.Logs(voices, gaps, directory.whereabouts());
        this.chains = new Chains(directory, baseline, deadlines, new Engine(rules, tunables), logs);
        this.attributor = new Attributor(directory, chains, deadlines, eager);
        this.eager = eager;
    }

    /** How long each kind of fact stays under these tunables: no rule's literal window may reach farther. */
    public static List<Retention> retentions(Tunables tunables) {
        return WorkingMemory.retentions(Deadlines.of(tunables).retention());
    }

    public void open(Feed feed) {
        watermark.open(feed);
    }

    public void observe(Feed feed, EventTime time) {
        watermark.observe(feed, time);
    }

    public List<Alert> close(Feed feed) {
        watermark.close(feed);
        return advance(due);
    }

    /**
     * Takes in one event.
     *
     * @param feed the log that delivered it, which need not be the one it names as its origin
     */
    public List<Alert> accept(Feed feed, Event event) {
        events++;
        late += watermark.isLate(event.time()) ? 1 : 0;
        directory.learn(event);
        if (event instanceof UserDataObserved observed) {
            UserData.directives(observed).forEach(attributor::accept);
        } else if (isBehaviour(event)) {
            attributor.accept((Attributable) event);
        } else if (event instanceof NameResolved resolved) {
            chains.named(resolved.client());
        } else if (event instanceof RecordsLost lost) {
            gaps.add(lost);
        } else if (baseline.lineage().learn(event)) {
            chains.lineageChanged();
        }
        attributor.retry();
        directory.drainChanged().forEach(chains::changed);
        watermark.observe(feed, event.time());
        voices.hear(feed, event);
        var alerts = advance(due);
        if (!eager) {
            return alerts;
        }
        var all = new ArrayList<>(chains.evaluate());
        all.addAll(alerts);
        return all;
    }

    private static boolean isBehaviour(Event event) {
        return event instanceof ProcessExecuted
                || event instanceof NetworkFlow
                || event instanceof UserDataDirective
                || event instanceof GuestOutput;
    }

    public List<Alert> advanceTo(Instant instant) {
        watermark.advanceTo(instant);
        return advance(Instant.MIN);
    }

    private List<Alert> advance(Instant least) {
        var now = watermark.now();
        if (!now.isAfter(reached) || now.isBefore(least)) {
            return List.of();
        }
        reached = now;
        due = now.plus(STEP);
        directory.settle(now.minus(deadlines.grace()));
        attributor.advanceTo(now);
        directory.drainChanged().forEach(chains::changed);
        var alerts = chains.advanceTo(now);
        if (now.isAfter(forgotten.plus(FORGETTING))) {
            forgotten = now;
            directory.forget(now.minus(deadlines.retention())).forEach(chains::forget);
            gaps.forget(now.minus(deadlines.retention()));
            voices.forget(now.minus(deadlines.retention()));
        }
        return alerts;
    }

    /** What was counted and what is held. */
    public Status status() {
        return new Status(
                events,
                late,
                attributor.unattributed(),
                chains.excess(),
                reached,
                chains.openCount(),
                attributor.waitingCount(),
                chains.factCount(),
                directory.sizes(),
                chains.fired());
    }

    @Override
    public void close() {
        chains.close();
    }
}
