package io.tallyman.event;

/** Whether the baseline has met something before. */
public enum Familiarity {
    /** Nobody asked, or the baseline's scope is too young or too small to tell. */
    UNDECIDED,
    /** The scope has enough data, and this is not in it. */
    NEW,
    /** Seen before, in a chain that ended without a detection. */
    KNOWN
}
