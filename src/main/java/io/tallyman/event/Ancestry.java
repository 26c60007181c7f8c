package io.tallyman.event;

import java.util.List;

/**
 * What an image was made from, as far back as records tell.
 *
 * @param steps ids from the image's own source to the oldest known, the nearest first; empty where no record tells of its
 *     making
 * @param root the oldest image known; {@link MachineImage#NONE} where it is none
 * @param origin what the oldest known is
 */
public record Ancestry(List<String> steps, MachineImage root, ArtifactSource.Kind origin) {

    /** Nothing is known of the image's making. */
    public static final Ancestry NONE = new Ancestry(List.of(), MachineImage.NONE, ArtifactSource.Kind.UNKNOWN);

    public Ancestry {
        steps = List.copyOf(steps);
    }

    /** Whether it is known to be made from another image, or to come from outside. */
    public boolean isDerived() {
        return origin == ArtifactSource.Kind.EXTERNAL || root.isKnown();
    }

    /** Whether it comes from an upload or an import. */
    public boolean isExternal() {
        return origin == ArtifactSource.Kind.EXTERNAL;
    }
}
