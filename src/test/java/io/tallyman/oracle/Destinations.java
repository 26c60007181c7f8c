package io.tallyman.oracle;

import java.util.Set;
import java.util.TreeSet;

/** What the tunables of the worlds say of where a connection goes, by its address and the names known for it. */
record Destinations(String address, Set<String> names) {

    private static final Set<String> POOLS = Set.of("pool.supportxmr.com");
    private static final Set<String> BLOCKED = Set.of("c2.example");

    boolean isBlocked() {
        return address.startsWith("203.0.113.") || names.stream().anyMatch(BLOCKED::contains);
    }

    boolean isPool() {
        return names.stream().anyMatch(POOLS::contains);
    }

    private boolean isApproved() {
        return address.startsWith("10.")
                || address.startsWith("100.70.")
                || (!names.isEmpty() && names.stream().allMatch(name -> name.endsWith(".corp.example")));
    }

    boolean isEgress() {
        return !address.equals("127.0.0.1") && !isApproved();
    }

    /** What the baseline knows it by: a service behind changing addresses by its names. */
    Set<String> keys() {
        return names.isEmpty() ? Set.of(address) : new TreeSet<>(names);
    }
}
