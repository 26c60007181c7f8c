package io.tallyman.event;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * The authority of a URL, {@code user:password@host:port}, read as clients read it: the host stands behind the last
 * {@code @}, an IPv6 address in brackets, percent-encoded characters are decoded, and a host that is a number in any
 * spelling is an address.
 */
final class UrlAuthority {

    private static final int HIGHEST_PORT = 65_535;

    private UrlAuthority() {}

    /** The destination; empty where this is no host, or names the machine itself. */
    static Optional<Destination> read(String authority) {
        var bare = authority.substring(authority.lastIndexOf('@') + 1);
        if (bare.startsWith("[")) {
            return bracketed(bare);
        }
        int slash = bare.indexOf('\\');
        bare = slash < 0 ? bare : bare.substring(0, slash);
        int colon = bare.indexOf(':');
        if (colon != bare.lastIndexOf(':')) {
            return NumericAddress.read(bare).flatMap(address -> address(address, 0));
        }
        return colon < 0
                ? destination(bare, 0)
                : port(bare.substring(colon + 1)).flatMap(port -> destination(bareHost(authority), port));
    }

    private static String bareHost(String authority) {
        var bare = authority.substring(authority.lastIndexOf('@') + 1);
        return bare.substring(0, bare.indexOf(':'));
    }

    private static Optional<Destination> bracketed(String bare) {
        int close = bare.indexOf(']');
        if (close < 0) {
            return Optional.empty();
        }
        var rest = bare.substring(close + 1);
        if (!rest.isEmpty() && rest.charAt(0) != ':') {
            return Optional.empty();
        }
        var port = rest.isEmpty() ? Optional.of(0) : port(rest.substring(1));
        return port.flatMap(
                number -> NumericAddress.read(bare.substring(1, close)).flatMap(address -> address(address, number)));
    }

    /** A host by name or number. */
    static Optional<Destination> destination(String host, int port) {
        var plain = Texts.lower(percentDecoded(host));
        while (plain.endsWith(".")) {
            plain = plain.substring(0, plain.length() - 1);
        }
        var address = plain.isEmpty() ? Optional.<String>empty() : NumericAddress.read(plain);
        if (address.isPresent()) {
            return address(address.get(), port);
        }
        var name = ascii(plain);
        return isName(name) && !isThisMachine(name)
                ? Optional.of(new Destination("", port, Set.of(name)))
                : Optional.empty();
    }

    private static Optional<Destination> address(String address, int port) {
        return NumericAddress.isLoopback(address) ? Optional.empty() : Optional.of(Destination.of(address, port));
    }

    /** A port from 0 (none is written) to 65535; empty where it is none. */
    static Optional<Integer> port(String text) {
        if (text.length() > 5) {
            return Optional.empty();
        }
        int port = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return Optional.empty();
            }
            port = port * 10 + digit - '0';
        }
        return port > HIGHEST_PORT ? Optional.empty() : Optional.of(port);
    }

    private static boolean isThisMachine(String name) {
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("localhost.localdomain")
                || name.equals("ip6-localhost")
                || name.equals("ip6-loopback");
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > 253 || name.startsWith(".") || name.startsWith("-")) {
            return false;
        }
        boolean letter = false;
        for (int i = 0; i < name.length(); i++) {
            char here = name.charAt(i);
            boolean alphabetic = (here >= 'a' && here <= 'z') || here == '_';
            letter |= alphabetic;
            if (!alphabetic && (here < '0' || here > '9') && here != '-' && here != '.') {
                return false;
            }
        }
        return letter && !name.contains("..");
    }

    private static String ascii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) > 127) {
                try {
                    return Texts.lower(IDN.toASCII(name));
                } catch (IllegalArgumentException noName) {
                    return "";
                }
            }
        }
        return name;
    }

    private static String percentDecoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            bytes[length++] = low < 0 ? bytes[i] : (byte) (high * 16 + low);
            i += low < 0 ? 0 : 2;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
