package io.tallyman.source.suricata;

import io.tallyman.event.EventTime;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.Origin;
import io.tallyman.event.RecordsLost;
import io.tallyman.source.Reading;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What the kernel dropped between two records of statistics, whose count runs from Suricata's start. The first record of
 * a host says nothing: nobody knows when its packets were dropped.
 */
final class KernelDrops {

    private record Count(EventTime time, long packets) {}

    private final Map<String, Count> last = new HashMap<>();

    Reading read(EventTime time, Origin origin, long packets) {
        if (packets < 0) {
            return Reading.NOTHING;
        }
        var before = last.put(origin.host(), new Count(time, packets));
        if (before == null || !time.instant().isAfter(before.time.instant())) {
            return Reading.NOTHING;
        }
        var dropped = packets < before.packets ? packets : packets - before.packets;
        if (dropped == 0) {
            return Reading.NOTHING;
        }
        return Reading.of(new RecordsLost(
                time,
                origin,
                InstanceReference.NONE,
                Duration.between(before.time.instant(), time.instant()).toMillis(),
                dropped,
                "the kernel dropped packets before Suricata saw them"));
    }
}
