package io.tallyman.event;

/** How well a record is joined to its subject, the best first. */
public enum JoinQuality {
    /** By a key that only this subject has, in the record itself or in one record that names both. */
    EXACT,
    /** By a chain of exact steps, each proven by a record. */
    DERIVED,
    /** By the most likely reading of the records: by name, by order, by pod instead of container. */
    INFERRED;

    /** The weaker of two: a chain is as good as its weakest link. */
    public JoinQuality and(JoinQuality other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
