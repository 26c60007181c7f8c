package io.tallyman.event;

/**
 * An existing instance was given other user data, or another start-up script, which its next boot runs. What it says
 * stands in no such record.
 *
 * @param user who did it; empty if not told
 * @param what the attribute or metadata keys that were set, for instance {@code userData}
 */
public record UserDataChanged(
        EventTime time, Origin origin, InstanceReference machine, String user, String what, Attribution attribution)
        implements Attributable {

    @Override
    public UserDataChanged attributedTo(Attribution other) {
        return new UserDataChanged(time, origin, machine, user, what, other);
    }
}
