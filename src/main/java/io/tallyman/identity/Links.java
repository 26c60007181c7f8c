package io.tallyman.identity;

/** Keys of missing links, by which waiting events are found again when the link is learnt. */
final class Links {

    private Links() {}

    /** A process of a host. Compared for nearly every event, so it says itself how. */
    record Pid(String host, long pid) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Pid same && pid == same.pid && host.equals(same.host);
        }

        /* Hosts are numbered and pids are counted: a sum of both would put many into one bucket. */
        @Override
        public int hashCode() {
            long mixed = (pid + ((long) host.hashCode() << Integer.SIZE)) * 0x9E37_79B9_7F4A_7C15L;
            return (int) (mixed >>> Integer.SIZE);
        }
    }

    /** An address, in whatever scope. */
    record Address(String address) {}

    /** An instance's name in the books: its interface, address or host name, or its id. */
    record Machine(String name) {}

    /** A pod by its uid, or by namespace and name. */
    record Pod(String name) {}
}
