package io.tallyman.finding;

import io.tallyman.event.Attributable;
import io.tallyman.event.ImagesSearched;
import io.tallyman.event.InstanceIdentified;
import io.tallyman.event.MachineImageCreated;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where the image comes from (step 1): how it was made, or how it was found.
 *
 * @param suspect the decision it belongs to
 * @param record the record of it
 * @param summary what was seen
 */
public record SuspectOrigin(SuspectInstance suspect, Attributable record, String summary) implements Finding {

    /** How an image of the lineage was made. */
    public SuspectOrigin(SuspectInstance suspect, MachineImageCreated made) {
        this(
                suspect,
                made,
                "image %s made by %s from %s".formatted(made.image().id(), made.operation(), made.madeFrom()));
    }

    /** A search that may have found the image. */
    public SuspectOrigin(SuspectInstance suspect, ImagesSearched search) {
        this(
                suspect,
                search,
                "images searched by name %s, whoever owns them, by %s"
                        .formatted(String.join(", ", new TreeSet<>(search.names())), search.user()));
    }

    @Override
    public int step() {
        return 1;
    }

    @Override
    public InstanceIdentified subject() {
        return suspect.subject();
    }

    @Override
    public Optional<Attributable> proof() {
        return Optional.of(record);
    }
}
