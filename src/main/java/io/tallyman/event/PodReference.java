package io.tallyman.event;

/** A pod as one record names it. Texts that the record does not hold are empty. */
public record PodReference(String namespace, String name, String uid) {

    public static final PodReference NONE = new PodReference("", "", "");

    public boolean isKnown() {
        return !uid.isEmpty() || !name.isEmpty();
    }
}
