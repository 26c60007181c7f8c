package io.tallyman.identity;

import io.tallyman.event.Attributable;
import io.tallyman.event.Boot;
import io.tallyman.event.EventTime;
import io.tallyman.event.InstanceLaunched;
import io.tallyman.event.InstanceReference;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the directory knows of one cloud instance at one moment.
 *
 * @param reference all that names it
 * @param launch the record of its launch; empty where none was seen
 * @param boots the boots that are looked at: the first, and the first after each change of user data
 * @param tags its tags or labels
 * @param begin when it was launched or first heard of
 * @param end when it was terminated
 * @param context the records that tell of its launch, its start and its user data, attributed
 */
public record Instance(
        String key,
        InstanceReference reference,
        Optional<InstanceLaunched> launch,
        List<Booted> boots,
        Map<String, String> tags,
        Instant begin,
        Optional<Instant> end,
        List<Attributable> context)
        implements Actor {

    public Instance {
        boots = List.copyOf(boots);
        tags = Map.copyOf(tags);
        context = List.copyOf(context);
    }

    /**
     * One boot.
     *
     * @param from when it was asked for
     * @param start when it began
     */
    public record Booted(Boot why, EventTime from, EventTime start) {}

    @Override
    public Optional<EventTime> start() {
        return latest(boots);
    }

    static Optional<EventTime> latest(List<Booted> boots) {
        return boots.stream().map(Booted::start).max(Comparator.naturalOrder());
    }
}
