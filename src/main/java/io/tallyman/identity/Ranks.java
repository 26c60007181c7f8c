package io.tallyman.identity;

/** Whose word on a container's image is believed first: nearest to what was asked for. */
final class Ranks {

    static final int REQUESTED = 0;
    static final int PULLED_FOR_POD = 1;
    /** Docker repeats the string given to {@code docker run}. */
    static final int DOCKER = 2;

    static final int SENSOR = 3;
    /** The first of the image's names in the runtime's order: perhaps another repository than the one asked for. */
    static final int RUNTIME = 4;

    private Ranks() {}
}
