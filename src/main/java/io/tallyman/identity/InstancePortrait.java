package io.tallyman.identity;

import io.tallyman.event.Attributable;
import io.tallyman.event.Attribution;
import io.tallyman.event.Boot;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.InstanceLaunched;
import io.tallyman.event.InstanceObserved;
import io.tallyman.event.InstanceStarted;
import io.tallyman.event.JoinQuality;
import io.tallyman.identity.Instance.Booted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws an {@link Instance} from all that its entry tells. */
final class InstancePortrait {

    /** A start later than that after the launch is not the launch's own. */
    private static final Duration LONGEST_LAUNCH = Duration.ofMinutes(10);

    private InstancePortrait() {}

    static Instance of(InstanceEntry entry, List<Instance.Placing> placings) {
        var boots = boots(entry);
        return new Instance(
                entry.key,
                entry.reference,
                entry.launch(),
                boots,
                entry.tagged.stream().map(InstancePortrait::tagging).toList(),
                placings,
                begin(entry),
                Optional.of(entry.lifetime.endOrMax()).filter(Instant.MAX::isAfter),
                context(entry, boots));
    }

    static Outline outline(InstanceEntry entry) {
        var starts = boots(entry).stream().map(Booted::start).sorted().toList();
        return new Outline(Actor.Kind.INSTANCE, starts, begin(entry));
    }

    private static Instance.Tagging tagging(Event event) {
        var tags = event instanceof InstanceLaunched launched
                ? launched.tags()
                : event instanceof InstanceObserved observed ? observed.tags() : Map.<String, String>of();
        return new Instance.Tagging(event.time().instant(), tags);
    }

    private static Instant begin(InstanceEntry entry) {
        return entry.launches.isEmpty() ? entry.changes.first().time().instant() : entry.lifetime.beginOrMin();
    }

    private static List<Booted> boots(InstanceEntry entry) {
        var boots = new ArrayList<Booted>(1);
        entry.launch().ifPresent(launch -> {
            var asked = launch.time();
            var start = running(entry, asked).orElse(asked);
            boots.add(new Booted(Boot.FIRST, asked, start));
        });
        for (var change : entry.changes) {
            var isOfFirstBoot = boots.stream()
                    .anyMatch(boot ->
                            !change.time().instant().isAfter(boot.start().instant()));
            var asked = entry.starts.stream()
                    .map(InstanceStarted::time)
                    .filter(time -> !time.instant().isBefore(change.time().instant()))
                    .findFirst();
            if (!isOfFirstBoot && asked.isPresent()) {
                var start = running(entry, asked.get()).orElse(asked.get());
                var boot = new Booted(Boot.CHANGED_USER_DATA, asked.get(), start);
                if (!boots.contains(boot)) {
                    boots.add(boot);
                }
            }
        }
        return boots;
    }

    /* The cloud's word that it runs, soon after it was asked for and before any stop. */
    private static Optional<EventTime> running(InstanceEntry entry, EventTime asked) {
        var latest = asked.instant().plus(LONGEST_LAUNCH);
        var stop = entry.stops.stream()
                .map(stopped -> stopped.time().instant())
                .filter(time -> time.isAfter(asked.instant()))
                .findFirst()
                .orElse(Instant.MAX);
        return entry.starts.stream()
                .filter(InstanceStarted::running)
                .map(InstanceStarted::time)
                .filter(time -> !time.instant().isBefore(asked.instant())
                        && !time.instant().isAfter(latest)
                        && !time.instant().isAfter(stop))
                .findFirst();
    }

    private static List<Attributable> context(InstanceEntry entry, List<Booted> boots) {
        var context = new ArrayList<Attributable>();
        entry.launches.forEach(launch -> add(context, entry, launch));
        entry.changes.forEach(change -> add(context, entry, change));
        for (var start : entry.starts) {
            var time = start.time().instant();
            if (boots.stream()
                    .anyMatch(boot -> !time.isBefore(boot.from().instant())
                            && !time.isAfter(boot.start().instant()))) {
                add(context, entry, start);
            }
        }
        return context;
    }

    private static void add(List<Attributable> context, InstanceEntry entry, Attributable event) {
        var named = !event.machine().id().isEmpty();
        context.add(event.attributedTo(Attribution.ofInstance(
                entry.key,
                named ? JoinQuality.EXACT : JoinQuality.DERIVED,
                named ? "the record names the instance" : "the record names the instance's path")));
    }
}
