package io.tallyman.event;

/** Why an instance's boot is looked at. */
public enum Boot {
    /** The first after its launch. */
    FIRST,
    /** The first after its user data was changed. */
    CHANGED_USER_DATA
}
