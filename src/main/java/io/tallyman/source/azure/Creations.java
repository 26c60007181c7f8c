package io.tallyman.source.azure;

import io.tallyman.event.Attribution;
import io.tallyman.event.Event;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.InstanceStarted;
import io.tallyman.source.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Virtual machines that were written. One operation makes a machine and changes an old one. It made one where the answer
 * was {@code Created} (201), or the machine's state is {@code Creating}; else, unless the state is {@code Updating}, where
 * the machine was made within a minute before the record ({@code timeCreated}). A record that tells none of these is
 * taken for a change.
 *
 * <p>The step that says that a creation succeeded carries no machine: it is joined to the creation, whichever of the two
 * comes first, as the command line lists the newest first. Only the latest calls are remembered.
 */
final class Creations {

    private static final int REMEMBERED = 4096;
    private static final Duration FRESH = Duration.ofMinutes(1);

    /**
     * A call's steps as far as seen.
     *
     * @param machine the machine that it made; none if it made none or has not said so yet
     * @param done its success, at most one
     */
    private record Seen(InstanceReference machine, List<InstanceStarted> done) {

        static final Seen NOTHING = new Seen(InstanceReference.NONE, List.of());

        boolean isComplete() {
            return machine.isKnown() && !done.isEmpty();
        }

        InstanceStarted started() {
            var success = done.get(0);
            return new InstanceStarted(
                    success.time(), success.origin(), machine, success.user(), true, Attribution.NONE);
        }
    }

    private final Map<String, Seen> calls = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Whether no step of this call was seen before; from now on one was. */
    boolean isNew(ActivityRecord record) {
        return calls.putIfAbsent(record.call(), Seen.NOTHING) == null;
    }

    List<Event> events(Activity activity) {
        var call = activity.record().call();
        var before = calls.getOrDefault(call, Seen.NOTHING);
        var events = new ArrayList<Event>();
        var machine = before.machine;
        if (activity.body().isObject() && !machine.isKnown()) {
            var written = new VirtualMachine(activity);
            machine = made(activity) ? activity.machine() : machine;
            events.addAll(made(activity) ? written.launched() : List.of(written.observed()));
        }
        var isFirst = activity.record().isDone() && before.done.isEmpty();
        var now = new Seen(machine, isFirst ? List.of(done(activity)) : before.done);
        if (now.isComplete() && !before.isComplete()) {
            events.add(now.started());
        }
        calls.put(call, now);
        return events;
    }

    private static boolean made(Activity activity) {
        var answer = activity.record().answer();
        if (answer.endsWith("created") || answer.endsWith("201")) {
            return true;
        }
        var state = Folded.lower(activity.properties(), "provisioningState");
        return state.equals("creating") || (!state.equals("updating") && isFresh(activity));
    }

    private static boolean isFresh(Activity activity) {
        return Times.instant(Folded.text(activity.properties(), "timeCreated"))
                .filter(made -> !made.plus(FRESH).isBefore(instant(activity)))
                .isPresent();
    }

    private static Instant instant(Activity activity) {
        return activity.time().instant();
    }

    private static InstanceStarted done(Activity activity) {
        return new InstanceStarted(
                activity.time(),
                activity.origin(),
                activity.machine(),
                activity.record().user(),
                true,
                Attribution.NONE);
    }
}
