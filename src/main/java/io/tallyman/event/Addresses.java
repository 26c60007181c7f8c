package io.tallyman.event;

import java.util.Optional;

/** IP addresses as logs write them, brought to one text each, without a look-up of names. */
public final class Addresses {

    private Addresses() {}

    /**
     * The address in canonical text: IPv4 in its four decimal numbers, IPv6 by RFC 5952 without zone, an IPv4 address
     * mapped into IPv6 as IPv4. Empty where the text is no address; {@link NumericAddress} reads the spellings of
     * command lines, too.
     */
    public static Optional<String> read(String text) {
        if (text.indexOf(':') < 0) {
            return isIpv4(text, 0) ? Optional.of(text) : Optional.empty();
        }
        return Ipv6.read(text);
    }

    /** The address in canonical text as {@link #read}; anything else is returned as it is. */
    public static String canonical(String text) {
        return text.indexOf(':') < 0 ? text : Ipv6.read(text).orElse(text);
    }

    /** Whether four decimal numbers stand from there to the end. */
    static boolean isIpv4(String text, int from) {
        int numbers = 1;
        int digits = 0;
        int value = 0;
        for (int i = from; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '.' && digits > 0) {
                numbers++;
                digits = 0;
                value = 0;
            } else if (c >= '0' && c <= '9') {
                digits++;
                value = value * 10 + c - '0';
            } else {
                return false;
            }
            if (digits > 3 || value > 255 || numbers > 4) {
                return false;
            }
        }
        return numbers == 4 && digits > 0;
    }
}
