package io.tallyman.event;

/**
 * A container as one record names it. Texts that the record does not hold are empty.
 *
 * @param id the runtime's id: 64 hex digits, a prefix of them, or the free name of a {@code ctr} container; without
 *     {@code containerd://} or the like
 * @param name the name within its pod, or Docker's name
 * @param pod the pod
 */
public record ContainerReference(String id, String name, PodReference pod) {

    public static final ContainerReference NONE = new ContainerReference("", "", PodReference.NONE);

    public ContainerReference {
        var scheme = id.indexOf("://");
        id = scheme < 0 ? id : id.substring(scheme + 3);
    }

    public static ContainerReference ofId(String id) {
        return id.isEmpty() ? NONE : new ContainerReference(id, "", PodReference.NONE);
    }

    public boolean isKnown() {
        return !id.isEmpty() || pod.isKnown();
    }
}
