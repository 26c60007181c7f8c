package io.tallyman.event;

import java.util.Optional;

/** IP addresses in numbers: read in every spelling that a resolver accepts, written in one. */
public final class NumericAddress {

    private NumericAddress() {}

    /**
     * The canonical text of an address: IPv4 as four decimal numbers, also when it is written as one to four numbers in
     * decimal, octal or hex as inet_aton takes them; IPv6 as RFC 5952 says. Empty where the text is a name.
     */
    public static Optional<String> read(String text) {
        return text.indexOf(':') >= 0 ? Ipv6.read(text) : readIpv4(text);
    }

    /** The canonical text of 4 or 16 bytes in network order; an IPv4-mapped address is written as IPv4. */
    public static String of(byte[] address) {
        if (address.length == 4) {
            return (address[0] & 255) + "." + (address[1] & 255) + "." + (address[2] & 255) + "." + (address[3] & 255);
        }
        if (address.length != 2 * Ipv6.GROUPS) {
            throw new IllegalArgumentException("An address has 4 or 16 bytes, not %d.".formatted(address.length));
        }
        var groups = new int[Ipv6.GROUPS];
        for (int i = 0; i < Ipv6.GROUPS; i++) {
            groups[i] = (address[2 * i] & 255) << 8 | (address[2 * i + 1] & 255);
        }
        return Ipv6.write(groups);
    }

    /** Whether the address never leaves the machine: 127/8, ::1, or the unspecified address, which means the same. */
    public static boolean isLoopback(String canonical) {
        return canonical.startsWith("127.")
                || canonical.equals("0.0.0.0")
                || canonical.equals("::1")
                || canonical.equals("::");
    }

    private static Optional<String> readIpv4(String text) {
        long value = ipv4(text);
        return value < 0 ? Optional.empty() : Optional.of(ipv4((int) (value >> 16), (int) (value & 0xffff)));
    }

    private static String ipv4(int high, int low) {
        return (high >> 8) + "." + (high & 255) + "." + (low >> 8) + "." + (low & 255);
    }

    /** The address as one number; -1 where the text is none. */
    private static long ipv4(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length > 4) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < parts.length; i++) {
            int bits = i == parts.length - 1 ? 8 * (4 - i) : 8;
            long part = number(parts[i]);
            if (part < 0 || part >= 1L << bits) {
                return -1;
            }
            value = (value << bits) | part;
        }
        return value;
    }

    /** A number as C writes it: 0x for hex, a leading 0 for octal; -1 where it is none. */
    private static long number(String text) {
        var hex = text.startsWith("0x") || text.startsWith("0X");
        int radix = hex ? 16 : text.length() > 1 && text.charAt(0) == '0' ? 8 : 10;
        int start = hex ? 2 : 0;
        if (text.length() == start) {
            return -1;
        }
        long value = 0;
        for (int i = start; i < text.length(); i++) {
            int digit = text.charAt(i) > 127 ? -1 : Character.digit(text.charAt(i), radix);
            if (digit < 0 || value > 1L << 32) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }
}
