package io.tallyman.identity;

import io.tallyman.event.EventTime;
import io.tallyman.event.ImageNamed;
import io.tallyman.event.ImageReference;
import java.time.Instant;

/** A record by which containerd wrote an image's name, with the name read: once, as it is looked at often. */
record ImageRecord(ImageNamed record, ImageReference reference) {

    EventTime time() {
        return record.time();
    }

    Instant instant() {
        return record.time().instant();
    }

    /** Whether both are of one of containerd's namespaces. */
    boolean isBeside(ImageRecord other) {
        return record.namespace().equals(other.record.namespace());
    }
}
