package io.tallyman.asn;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes small databases in <a href="https://maxmind.github.io/MaxMind-DB/">MaxMind's format</a>: a binary tree over the bits
 * of addresses, with IPv4 below {@code ::/96}, and a section of data.
 */
public final class DatabaseFile {

    private static final int SEPARATOR = 16;
    private static final int IPV4_BITS = 96;

    private final String type;
    /** Two records for each node: 0 is nothing, positive a node, negative an entry of data. */
    private final List<int[]> nodes = new ArrayList<>(List.of(new int[2]));

    private final Map<Integer, Long> systems = new LinkedHashMap<>();

    public DatabaseFile(String type) {
        this.type = type;
    }

    /** Gives a network, as CIDR, to an autonomous system. */
    public DatabaseFile add(String network, long system) throws UnknownHostException {
        int slash = network.indexOf('/');
        var given = InetAddress.getByName(network.substring(0, slash)).getAddress();
        int length = Integer.parseInt(network.substring(slash + 1)) + (given.length == 4 ? IPV4_BITS : 0);
        var address =
                ByteBuffer.allocate(16).position(16 - given.length).put(given).array();
        int node = 0;
        for (int bit = 0; bit < length - 1; bit++) {
            node = child(node, bit(address, bit));
        }
        int entry = -1 - systems.size();
        systems.put(entry, system);
        nodes.get(node)[bit(address, length - 1)] = entry;
        return this;
    }

    private static int bit(byte[] address, int at) {
        return address[at / 8] >> (7 - at % 8) & 1;
    }

    private int child(int node, int side) {
        if (nodes.get(node)[side] == 0) {
            nodes.add(new int[2]);
            nodes.get(node)[side] = nodes.size() - 1;
        }
        return nodes.get(node)[side];
    }

    /** The whole file. */
    public byte[] bytes() {
        var data = new ByteArrayOutputStream();
        var places = new LinkedHashMap<Integer, Integer>();
        systems.forEach((entry, system) -> {
            places.put(entry, data.size());
            map(data, 2);
            text(data, "autonomous_system_number");
            number(data, 6, system);
            text(data, "autonomous_system_organization");
            text(data, "Example " + system);
        });
        var file = new ByteArrayOutputStream();
        for (var node : nodes) {
            for (int value : node) {
                int written = value == 0
                        ? nodes.size()
                        : value > 0 ? value : nodes.size() + SEPARATOR + places.getOrDefault(value, 0);
                file.writeBytes(ByteBuffer.allocate(4).putInt(written).array());
            }
        }
        file.writeBytes(new byte[SEPARATOR]);
        file.writeBytes(data.toByteArray());
        file.writeBytes(new byte[] {(byte) 0xab, (byte) 0xcd, (byte) 0xef});
        file.writeBytes("MaxMind.com".getBytes(StandardCharsets.UTF_8));
        metadata(file);
        return file.toByteArray();
    }

    private void metadata(ByteArrayOutputStream file) {
        map(file, 9);
        text(file, "node_count");
        number(file, 6, nodes.size());
        text(file, "record_size");
        number(file, 5, 32);
        text(file, "ip_version");
        number(file, 5, 6);
        text(file, "database_type");
        text(file, type);
        text(file, "languages");
        extended(file, 11, 0);
        text(file, "binary_format_major_version");
        number(file, 5, 2);
        text(file, "binary_format_minor_version");
        number(file, 5, 0);
        text(file, "build_epoch");
        extended(file, 9, 8);
        file.writeBytes(ByteBuffer.allocate(8).putLong(1_795_000_000L).array());
        text(file, "description");
        map(file, 0);
    }

    private static void map(ByteArrayOutputStream out, int size) {
        out.write(7 << 5 | size);
    }

    private static void extended(ByteArrayOutputStream out, int kind, int size) {
        out.write(size);
        out.write(kind - 7);
    }

    private static void text(ByteArrayOutputStream out, String text) {
        int length = text.length();
        out.write(2 << 5 | Math.min(length, 29));
        if (length >= 29) {
            out.write(length - 29);
        }
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** A number of two bytes (kind 5) or four (kind 6). */
    private static void number(ByteArrayOutputStream out, int kind, long value) {
        int length = kind == 5 ? 2 : 4;
        out.write(kind << 5 | length);
        out.write(ByteBuffer.allocate(8).putLong(value).array(), 8 - length, length);
    }
}
