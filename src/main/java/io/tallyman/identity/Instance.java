package io.tallyman.identity;

import io.tallyman.event.Attributable;
import io.tallyman.event.Boot;
import io.tallyman.event.EventTime;
import io.tallyman.event.InstanceLaunched;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.UserDataChanged;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the directory knows of one cloud instance at one moment.
 *
 * @param reference all that names it
 * @param launch the record of its launch; empty where none was seen
 * @param boots the boots that are looked at: the first, and the first after each change of user data
 * @param taggings its tags or labels, as they were told one after the other
 * @param placings the subnets of its interfaces, as they were told one after the other
 * @param begin when it was launched or first heard of
 * @param end when it was terminated
 * @param context the records that tell of its launch, its start and its user data, attributed
 */
public record Instance(
        String key,
        InstanceReference reference,
        Optional<InstanceLaunched> launch,
        List<Booted> boots,
        List<Tagging> taggings,
        List<Placing> placings,
        Instant begin,
        Optional<Instant> end,
        List<Attributable> context)
        implements Actor {

    public Instance {
        boots = List.copyOf(boots);
        taggings = List.copyOf(taggings);
        placings = List.copyOf(placings);
        context = List.copyOf(context);
    }

    /**
     * One boot.
     *
     * @param from when it was asked for
     * @param start when it began
     */
    public record Booted(Boot why, EventTime from, EventTime start) {}

    /** Tags that a record told of. */
    public record Tagging(Instant time, Map<String, String> tags) {

        public Tagging {
            tags = Map.copyOf(tags);
        }
    }

    /** A subnet that a record told of. */
    public record Placing(Instant time, String subnet) {}

    /** Its subnet: of the launch, or else the one that was told last; empty if none was. */
    public String subnet() {
        return launch.map(InstanceLaunched::subnet)
                .filter(told -> !told.isEmpty())
                .orElseGet(() -> placings.isEmpty()
                        ? ""
                        : placings.get(placings.size() - 1).subnet());
    }

    /** Its tags or labels: of each key the value that was told last. */
    public Map<String, String> tags() {
        var tags = new HashMap<String, String>();
        taggings.forEach(tagging -> tags.putAll(tagging.tags()));
        return tags;
    }

    /** Its first boot that began after a time. */
    public Optional<Booted> bootAfter(Instant time) {
        return boots.stream()
                .filter(boot -> boot.start().instant().isAfter(time))
                .min(Comparator.comparing(Booted::start));
    }

    /**
     * What concerns one boot alone, so that what follows from it does not depend on whether later ones are told of already.
     *
     * @param start when it began
     * @param end until when tags and subnets count
     */
    public Instance during(Instant start, Instant end) {
        var mine = boots.stream()
                .filter(boot -> boot.start().instant().equals(start))
                .toList();
        var last = boots.stream()
                .map(boot -> boot.start().instant())
                .filter(start::isAfter)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        return new Instance(
                key,
                reference,
                launch,
                mine,
                taggings.stream()
                        .filter(tagging -> !tagging.time().isAfter(end))
                        .toList(),
                placings.stream()
                        .filter(placing -> !placing.time().isAfter(end))
                        .toList(),
                begin,
                this.end,
                context.stream()
                        .filter(event -> mine.stream().anyMatch(boot -> isOf(event, boot, last)))
                        .toList());
    }

    private static boolean isOf(Attributable event, Booted boot, Instant last) {
        var time = event.time().instant();
        var from = boot.from().instant();
        if (event instanceof UserDataChanged) {
            return boot.why() == Boot.CHANGED_USER_DATA && time.isAfter(last) && !time.isAfter(from);
        }
        return event instanceof InstanceLaunched
                ? boot.why() == Boot.FIRST
                : !time.isBefore(from) && !time.isAfter(boot.start().instant());
    }

    @Override
    public Optional<EventTime> start() {
        return latest(boots);
    }

    static Optional<EventTime> latest(List<Booted> boots) {
        return boots.stream().map(Booted::start).max(Comparator.naturalOrder());
    }
}
