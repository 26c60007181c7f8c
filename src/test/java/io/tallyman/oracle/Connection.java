package io.tallyman.oracle;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A connection to somewhere.
 *
 * @param port unlike those of all other connections of its world
 */
record Connection(String address, int port) implements Deed {

    private static final List<String> ADDRESSES = List.of(
            "198.51.100.20",
            "198.51.100.30",
            "198.51.100.31",
            "198.51.100.40",
            "198.51.100.41",
            "198.51.100.99",
            "203.0.113.9",
            "10.30.0.12",
            "10.96.0.10",
            "100.70.1.2",
            "127.0.0.1",
            "2001:db8::5");

    /* Several services behind one address, as in a content network. */
    private static final List<String> NAMES = List.of(
            "pool.supportxmr.com",
            "c2.example",
            "repo.corp.example",
            "cdn.corp.example",
            "files.example",
            "www.example");

    static Connection pick(RandomGenerator random, int number) {
        return new Connection(ADDRESSES.get(random.nextInt(ADDRESSES.size())), 1_024 + number);
    }

    static String pickName(RandomGenerator random) {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    boolean isLoopback() {
        return address.equals("127.0.0.1");
    }

    boolean isIpv6() {
        return address.contains(":");
    }
}
