package io.tallyman.event;

import java.util.Optional;

/**
 * IPv6 addresses, read in every spelling and written in one, an IPv4 address mapped into IPv6 as IPv4.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5952">RFC 5952</a>
 */
final class Ipv6 {

    static final int GROUPS = 8;

    private Ipv6() {}

    /** The canonical text; empty where the text is no such address. A zone is left out. */
    static Optional<String> read(String text) {
        var groups = new int[GROUPS];
        return parse(text, groups) ? Optional.of(write(groups)) : Optional.empty();
    }

    private static boolean parse(String text, int[] groups) {
        var zone = text.indexOf('%');
        var address = zone < 0 ? text : text.substring(0, zone);
        var gap = address.indexOf("::");
        if (gap < 0) {
            return groups(address, groups) == GROUPS;
        }
        var tail = new int[GROUPS];
        int before = groups(address.substring(0, gap), groups);
        int after = groups(address.substring(gap + 2), tail);
        if (before < 0 || after < 0 || before + after >= GROUPS) {
            return false;
        }
        System.arraycopy(tail, 0, groups, GROUPS - after, after);
        return true;
    }

    /** Reads groups parted by colons, the last perhaps an IPv4 address, and counts them; -1 where they are malformed. */
    private static int groups(String text, int[] into) {
        int count = 0;
        int from = 0;
        while (from < text.length()) {
            var colon = text.indexOf(':', from);
            int end = colon < 0 ? text.length() : colon;
            if (count == GROUPS || colon == text.length() - 1) {
                return -1;
            }
            if (colon < 0 && text.indexOf('.', from) > 0) {
                return ipv4Tail(text, from, into, count);
            }
            int group = hex(text, from, end);
            if (group < 0) {
                return -1;
            }
            into[count++] = group;
            from = end + 1;
        }
        return count;
    }

    private static int ipv4Tail(String text, int from, int[] into, int count) {
        if (count > GROUPS - 2 || !Addresses.isIpv4(text, from)) {
            return -1;
        }
        long bits = 0;
        int number = 0;
        for (int i = from; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '.') {
                bits = bits << 8 | number;
                number = 0;
            } else {
                number = number * 10 + text.charAt(i) - '0';
            }
        }
        into[count] = (int) (bits >> 16);
        into[count + 1] = (int) (bits & 0xffff);
        return count + 2;
    }

    private static int hex(String text, int from, int end) {
        if (end == from || end - from > 4) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < end; i++) {
            int digit = text.charAt(i) > 'f' ? -1 : Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    static String write(int[] groups) {
        if ((groups[0] | groups[1] | groups[2] | groups[3] | groups[4]) == 0 && groups[5] == 0xffff) {
            return (groups[6] >> 8) + "." + (groups[6] & 255) + "." + (groups[7] >> 8) + "." + (groups[7] & 255);
        }
        int gap = longestRunOfZeros(groups);
        int gapEnd = gap;
        while (gapEnd >= 0 && gapEnd < GROUPS && groups[gapEnd] == 0) {
            gapEnd++;
        }
        var text = new StringBuilder(39);
        for (int i = 0; i < GROUPS; i++) {
            if (i == gap) {
                text.append("::");
                i = gapEnd - 1;
                continue;
            }
            if (i > 0 && i != gapEnd) {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }

    /** Where the longest run of at least two zero groups begins, the first of equals; -1 where there is none. */
    private static int longestRunOfZeros(int[] groups) {
        int best = -1;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                best = i;
                length = end - i;
            }
            i = Math.max(i, end - 1);
        }
        return best;
    }
}
