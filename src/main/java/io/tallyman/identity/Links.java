package io.tallyman.identity;

/** Keys of missing links, by which waiting events are found again when the link is learnt. */
final class Links {

    private Links() {}

    /** A process of a host. */
    record Pid(String host, long pid) {}

    /** An address, in whatever scope. */
    record Address(String address) {}

    /** A pod by its uid, or by namespace and name. */
    record Pod(String name) {}
}
