package io.tallyman.links;

/** One link of a story, in the order of time. */
enum Link {
    /** What ran before, and taught the baseline. */
    PAST,
    /** How the image came: the pull, the making, the search. */
    IMAGE,
    /** The container's making, the instance's launch, the change of its user data. */
    CREATION,
    START,
    /** What ties a pod, an address or a host name to the container or instance. */
    PLACE,
    /** What ran, or was told to run. */
    COMMAND,
    FLOW
}
