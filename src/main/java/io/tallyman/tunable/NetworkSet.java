package io.tallyman.tunable;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** A set of addresses given as CIDR blocks, which answers in logarithmic time. */
public final class NetworkSet {

    private final List<String> written;
    /** Lowest to highest address of each run; runs neither overlap nor span both families. */
    private final TreeMap<IpAddress, IpAddress> runs = new TreeMap<>();

    private NetworkSet(List<Network> networks) {
        written = networks.stream().map(Network::text).toList();
        networks.stream().sorted(Comparator.comparing(Network::first)).forEach(this::add);
    }

    /**
     * The union of these blocks and addresses.
     *
     * @throws IllegalArgumentException with one sentence where one is neither
     */
    public static NetworkSet of(List<String> networks) {
        return new NetworkSet(networks.stream().map(Network::parse).toList());
    }

    static NetworkSet ofNetworks(List<Network> networks) {
        return new NetworkSet(networks);
    }

    private void add(Network network) {
        var before = runs.floorEntry(network.first());
        if (before == null || before.getValue().compareTo(network.first()) < 0) {
            runs.put(network.first(), network.last());
            return;
        }
        if (before.getValue().compareTo(network.last()) < 0) {
            runs.put(before.getKey(), network.last());
        }
    }

    /** Whether the text is an address, and in one of the blocks. */
    public boolean contains(String address) {
        return !runs.isEmpty()
                && IpAddress.parse(address).filter(this::contains).isPresent();
    }

    boolean contains(IpAddress address) {
        var run = runs.floorEntry(address);
        return run != null && run.getValue().compareTo(address) >= 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NetworkSet set && set.written.equals(written);
    }

    @Override
    public int hashCode() {
        return written.hashCode();
    }

    @Override
    public String toString() {
        return written.toString();
    }
}
