package io.tallyman.tunable;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An IP address as a number, in the order of its family; IPv4 comes before IPv6. An IPv4-mapped IPv6 address is the
 * IPv4 address.
 *
 * @param six whether it is IPv6
 * @param high upper 64 bits; 0 for IPv4
 * @param low lower 64 bits
 */
record IpAddress(boolean six, long high, long low) implements Comparable<IpAddress> {

    private static final long MAPPED = 0xffffL << 32;
    private static final IPAddressStringParameters PLAIN_SIX = new IPAddressStringParameters.Builder()
            .allowIPv4(false)
            .allowEmpty(false)
            .allowPrefix(false)
            .allowMask(false)
            .allowPrefixOnly(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowWildcardedSeparator(false)
            .setRangeOptions(RangeParameters.NO_RANGE)
            .allow_inet_aton(false)
            .toParams();

    /** Reads an address; empty where the text is none. A zone is ignored. Names are never looked up. */
    static Optional<IpAddress> parse(String text) {
        return text.indexOf(':') < 0 ? parseFour(text) : parseSix(text);
    }

    private static Optional<IpAddress> parseFour(String text) {
        long value = 0;
        int octet = -1;
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '.' && octet >= 0 && dots < 3) {
                value = (value << 8) | octet;
                octet = -1;
                dots++;
                continue;
            }
            octet = c >= '0' && c <= '9' && octet != 0 ? Math.max(octet, 0) * 10 + c - '0' : 256;
            if (octet > 255) {
                return Optional.empty();
            }
        }
        return dots == 3 && octet >= 0 ? Optional.of(four((value << 8) | octet)) : Optional.empty();
    }

    private static Optional<IpAddress> parseSix(String text) {
        var zone = text.indexOf('%');
        var bare = zone < 0 ? text : text.substring(0, zone);
        var address = new IPAddressString(bare, PLAIN_SIX).getAddress();
        if (address == null || !address.isIPv6() || address.isMultiple()) {
            return Optional.empty();
        }
        var bytes = address.getBytes();
        return Optional.of(of(number(bytes, 0), number(bytes, 8)));
    }

    private static long number(byte[] bytes, int from) {
        long value = 0;
        for (int i = from; i < from + 8; i++) {
            value = (value << 8) | (bytes[i] & 0xff);
        }
        return value;
    }

    private static IpAddress of(long high, long low) {
        var mapped = high == 0 && (low & ~0xffffffffL) == MAPPED;
        return mapped ? four(low & 0xffffffffL) : new IpAddress(true, high, low);
    }

    private static IpAddress four(long value) {
        return new IpAddress(false, 0, value);
    }

    /** In network order: four of them, or sixteen. */
    byte[] bytes() {
        var bytes = ByteBuffer.allocate(bits() / 8);
        return (six ? bytes.putLong(high).putLong(low) : bytes.putInt((int) low)).array();
    }

    int bits() {
        return six ? 128 : 32;
    }

    /** The lowest address that shares this many leading bits. */
    IpAddress first(int prefix) {
        return new IpAddress(six, high & ~hostBits(64 - prefix), low & ~hostBits(bits() - prefix));
    }

    /** The highest address that shares this many leading bits. */
    IpAddress last(int prefix) {
        return new IpAddress(
                six, six ? high | hostBits(64 - prefix) : 0, low | hostBits(Math.min(bits() - prefix, six ? 64 : 32)));
    }

    private static long hostBits(int count) {
        return count <= 0 ? 0 : count >= 64 ? -1 : (1L << count) - 1;
    }

    @Override
    public int compareTo(IpAddress other) {
        var family = Boolean.compare(six, other.six);
        var upper = family != 0 ? family : Long.compareUnsigned(high, other.high);
        return upper != 0 ? upper : Long.compareUnsigned(low, other.low);
    }

    /** The canonical text (RFC 5952 for IPv6). */
    @Override
    public String toString() {
        if (!six) {
            return new IPv4Address((int) low).toCanonicalString();
        }
        var bytes = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
        return new IPv6Address(bytes).toCanonicalString();
    }
}
