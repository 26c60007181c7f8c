package io.tallyman.source.aws;

import java.util.regex.Pattern;

/** Whether what a row tells of leaves the interface that it was seen at. */
enum Leaving {
    YES,
    NO,
    UNKNOWN;

    private static final Pattern PRIVATE = Pattern.compile(
            "10\\..*|192\\.168\\..*|172\\.(1[6-9]|2[0-9]|3[01])\\..*|100\\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\\..*"
                    + "|169\\.254\\..*|[fF][cCdD][0-9a-fA-F]{2}:.*|[fF][eE][89abAB][0-9a-fA-F]:.*");

    /** An interface's own IPv4 address is always its private one: the public side is the far one. */
    static Leaving between(String source, String destination) {
        var own = isPrivate(source);
        return own == isPrivate(destination) ? UNKNOWN : own ? YES : NO;
    }

    private static boolean isPrivate(String address) {
        return PRIVATE.matcher(address).matches();
    }
}
