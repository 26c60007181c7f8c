package io.tallyman.event;

/** Comparison of container ids that sensors may have cut short. */
public final class ContainerIds {

    /** The shortest prefix that still names one container: what Docker and Falco print. */
    public static final int SHORTEST = 12;

    private ContainerIds() {}

    /** Whether both name the same container: equal, or one a prefix of at least 12 hex digits of the other. */
    public static boolean same(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        var shorter = one.length() < other.length() ? one : other;
        var longer = one.length() < other.length() ? other : one;
        return shorter.length() >= SHORTEST && isHex(shorter) && isHex(longer) && longer.startsWith(shorter);
    }

    /** Whether the text is made of lower-case hex digits only. */
    public static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
