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

    /**
     * A cloud instance.
     *
     * @param cloud {@code aws}, {@code gcp} or {@code azure}
     * @param account AWS account, Google Cloud project, Azure subscription
     * @param region AWS region, Google Cloud zone, Azure location
     * @param id the cloud's id
     * @param imageId id of the image it was launched from
     * @param name its name: the cloud's, or the value of its Name tag
     */
    record Instance(String cloud, String account, String region, String id, String imageId, String name)
            implements Subject {
        @Override
        public String kind() {
            return "instance";
        }
    }

    /** An image by its parts; {@code digest} is {@code sha256:…}. */
    record Image(String reference, String registry, String repository, String tag, String digest) {}
}
