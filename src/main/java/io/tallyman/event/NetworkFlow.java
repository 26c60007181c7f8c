package io.tallyman.event;

/**
 * A connection or datagram exchange (DC0085): what a network sensor saw, or the process's own connect.
 *
 * @param time when it began
 * @param reported container or pod, where the record names it
 * @param machine the cloud instance, where the record names it; else {@link InstanceReference#NONE}
 * @param pid host pid of the connecting process; 0 where a network sensor tells
 * @param parentPid host pid of that process's parent; 0 if not told
 * @param source address of the side that opened it; empty for a process's connect
 * @param sourcePort port of that side; 0 if not told
 * @param destination the other side
 * @param protocol {@code tcp}, {@code udp}, {@code icmp} …; empty if not told
 * @param duration how long it lasted, in milliseconds; 0 if not told
 * @param bytesSent payload bytes of the opening side; 0 if not told
 * @param bytesReceived payload bytes of the other side; 0 if not told
 * @param connection the sensor's own id, which joins it to names seen in the same connection; empty if there is none
 * @param familiarity whether the baseline knows the destination for the container's repository and namespace
 */
public record NetworkFlow(
        EventTime time,
        Origin origin,
        ContainerReference reported,
        InstanceReference machine,
        long pid,
        long parentPid,
        String source,
        int sourcePort,
        Destination destination,
        String protocol,
        long duration,
        long bytesSent,
        long bytesReceived,
        String connection,
        Attribution attribution,
        Familiarity familiarity)
        implements Attributable {

    /** A flow as a record tells it, before the baseline was asked. */
    public NetworkFlow(
            EventTime time,
            Origin origin,
            ContainerReference reported,
            InstanceReference machine,
            long pid,
            long parentPid,
            String source,
            int sourcePort,
            Destination destination,
            String protocol,
            long duration,
            long bytesSent,
            long bytesReceived,
            String connection,
            Attribution attribution) {
        this(
                time,
                origin,
                reported,
                machine,
                pid,
                parentPid,
                source,
                sourcePort,
                destination,
                protocol,
                duration,
                bytesSent,
                bytesReceived,
                connection,
                attribution,
                Familiarity.UNDECIDED);
    }

    /** A flow as a record tells it, where it names no instance. */
    public NetworkFlow(
            EventTime time,
            Origin origin,
            ContainerReference reported,
            long pid,
            long parentPid,
            String source,
            int sourcePort,
            Destination destination,
            String protocol,
            long duration,
            long bytesSent,
            long bytesReceived,
            String connection,
            Attribution attribution) {
        this(
                time,
                origin,
                reported,
                InstanceReference.NONE,
                pid,
                parentPid,
                source,
                sourcePort,
                destination,
                protocol,
                duration,
                bytesSent,
                bytesReceived,
                connection,
                attribution,
                Familiarity.UNDECIDED);
    }

    @Override
    public NetworkFlow attributedTo(Attribution other) {
        return with(destination, other, familiarity);
    }

    /** The same flow with its owner, the names of its destination and the baseline's word filled in. */
    public NetworkFlow with(Destination named, Attribution other, Familiarity known) {
        return new NetworkFlow(
                time,
                origin,
                reported,
                machine,
                pid,
                parentPid,
                source,
                sourcePort,
                named,
                protocol,
                duration,
                bytesSent,
                bytesReceived,
                connection,
                other,
                known);
    }
}
