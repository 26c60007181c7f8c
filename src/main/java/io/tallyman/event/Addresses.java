package io.tallyman.event;

/** Rewriting of IP addresses to one text each, without a look-up of names. */
public final class Addresses {

    private Addresses() {}

    /** IPv4-mapped IPv6 becomes IPv4, IPv6 becomes lower case without zone; anything else is returned as it is. */
    public static String canonical(String text) {
        if (text.indexOf(':') < 0) {
            return text;
        }
        var zone = text.indexOf('%');
        var lower = Texts.lower(zone < 0 ? text : text.substring(0, zone));
        return lower.startsWith("::ffff:") && lower.indexOf('.') > 0 ? lower.substring("::ffff:".length()) : lower;
    }
}
