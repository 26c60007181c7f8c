package io.tallyman;

import static io.tallyman.History.HOST;
import static io.tallyman.History.START;
import static io.tallyman.History.addressed;
import static io.tallyman.History.after;
import static io.tallyman.History.created;
import static io.tallyman.History.executed;
import static io.tallyman.History.flowed;
import static io.tallyman.History.id;
import static io.tallyman.History.pulled;
import static io.tallyman.History.reported;
import static io.tallyman.History.started;

import io.tallyman.alert.Alert;
import io.tallyman.event.Event;
import io.tallyman.event.PodReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The links of one chain of AN0691, made by hand, in the order of time. */
public record Chain(
        List<Event> pull, List<Event> creation, List<Event> start, List<Event> address, List<Event> behaviour) {

    public static final String LISTED = "ImageRegistryAllowList: [\"registry.corp.example:5000/*\"]\n";
    public static final String EVIL = "docker.io/evil/miner:latest";
    public static final String INTERNET = "198.51.100.7";
    public static final String ADDRESS = "10.88.0.5";
    public static final String SUBJECT = id(1);
    public static final String OTHER = id(2);
    public static final long PID = 4711;
    public static final PodReference POD = new PodReference("shop", "web", "uid-1");
    public static final Instant SOON = after(Duration.ofSeconds(5));
    public static final Event COMMAND = executed(SOON, HOST, PID + 1, PID, "curl", "http://" + INTERNET + "/x");
    public static final Event FLOW = flowed(SOON, ADDRESS, INTERNET);

    /** Nothing suspicious happens in it. */
    public static final Chain QUIET = new Chain(
            List.of(pulled(START.minusSeconds(20), EVIL)),
            List.of(created(START.minusSeconds(1), SUBJECT, EVIL)),
            List.of(started(START, SUBJECT, PID)),
            List.of(addressed(HOST, SUBJECT, ADDRESS)),
            List.of());

    public static final Chain RUNS = QUIET.withBehaviour(COMMAND);
    public static final Chain REACHES = QUIET.withBehaviour(FLOW);
    public static final Chain BOTH = QUIET.withBehaviour(COMMAND, FLOW);
    public static final Chain IN_POD = REACHES.withAddress(reported(START, POD, SUBJECT, ADDRESS));

    public List<Event> events() {
        var all = new ArrayList<Event>();
        List.of(pull, creation, start, address, behaviour).forEach(all::addAll);
        return all;
    }

    /** What it raises where only the corporate registry is listed. */
    public List<Alert> alerts() {
        return alerts("");
    }

    /** What it raises with further tunables. */
    public List<Alert> alerts(String tunables) {
        return History.alerts(tunables.contains("ImageRegistryAllowList") ? tunables : LISTED + tunables, events());
    }

    public Chain withPull(Event... events) {
        return new Chain(List.of(events), creation, start, address, behaviour);
    }

    public Chain withCreation(Event... events) {
        return new Chain(pull, List.of(events), start, address, behaviour);
    }

    public Chain withStart(Event... events) {
        return new Chain(pull, creation, List.of(events), address, behaviour);
    }

    public Chain withAddress(Event... events) {
        return new Chain(pull, creation, start, List.of(events), behaviour);
    }

    public Chain withBehaviour(Event... events) {
        return new Chain(pull, creation, start, address, List.of(events));
    }
}
