package io.tallyman.event;

/**
 * A line that a first-boot program wrote to its log, without saying who wrote it: the output of user data's commands.
 *
 * @param machine the instance, where the record names it; else {@link InstanceReference#NONE}
 * @param text the line, without its end and without terminal control sequences
 */
public record GuestOutput(
        EventTime time, Origin origin, InstanceReference machine, String text, Attribution attribution)
        implements Attributable {

    @Override
    public GuestOutput attributedTo(Attribution other) {
        return new GuestOutput(time, origin, machine, text, other);
    }
}
