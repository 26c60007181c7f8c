package io.tallyman.source.cni;

/** The text {@code KEY=value;KEY=value} by which a runtime tells a plugin of the pod. */
final class Arguments {

    private Arguments() {}

    /** The value of a key; empty where there is none. */
    static String value(String arguments, String key) {
        for (var argument : arguments.split(";", -1)) {
            if (argument.startsWith(key + "=")) {
                return argument.substring(key.length() + 1);
            }
        }
        return "";
    }
}
