package io.tallyman.alert;

import io.tallyman.event.PodReference;

/** What an alert is about. Texts that are not known are empty. */
public sealed interface Subject {

    /** {@code container} or {@code instance}, as the alert writes it. */
    String kind();

    /**
     * A container.
     *
     * @param id the runtime's id
     * @param name its name in the pod, or Docker's
     * @param image the image it was asked to run
     */
    record Container(String id, String name, PodReference pod, String node, String cluster, Image image)
            implements Subject {
        @Override
        public String kind() {
            return "container";
        }
    }

    /** An image by its parts; {@code digest} is {@code sha256:…}. */
    record Image(String reference, String registry, String repository, String tag, String digest) {}
}
