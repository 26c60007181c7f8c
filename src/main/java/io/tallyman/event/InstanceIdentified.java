package io.tallyman.event;

import java.util.Map;

/**
 * Which instance boots, from which image, and what that image descends from: what identity concludes from all records
 * about it. Every chain of AN0692 begins with this fact.
 *
 * @param time when it began to run: from here FirstBootWindow counts
 * @param launched when it was asked for; what it does may be told from here on, for some clouds report a boot only when
 *     its scripts have run
 * @param instance its key
 * @param machine the instance
 * @param boot why this boot is looked at
 * @param image the image it was launched from, with its owner where any record tells it; {@link MachineImage#NONE} where
 *     the launch was not seen
 * @param ancestry what the image was made from
 * @param subnet its subnet; empty if not told
 * @param tags its tags or labels
 * @param novelty whether the image ran before in the account
 * @param seenMade whether a record tells of the image's making
 */
public record InstanceIdentified(
        EventTime time,
        EventTime launched,
        String instance,
        InstanceReference machine,
        Boot boot,
        MachineImage image,
        Ancestry ancestry,
        String subnet,
        Map<String, String> tags,
        Familiarity novelty,
        boolean seenMade)
        implements Identified {

    public InstanceIdentified {
        tags = Map.copyOf(tags);
    }

    @Override
    public String key() {
        return instance;
    }

    /** Whether it is the first boot after the launch. */
    public boolean isFirstBoot() {
        return boot == Boot.FIRST;
    }
}
