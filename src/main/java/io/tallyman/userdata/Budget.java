package io.tallyman.userdata;

/** What decoding one piece of user data may still cost. */
final class Budget {

    /** Clouds hold 16 KiB (AWS), 64 KiB (Azure) and 256 KiB (Google Cloud). */
    static final int MOST_CHARACTERS = 1 << 20;

    static final int MOST_BYTES = 4 << 20;
    /** Of all directives together. */
    static final int MOST_KEPT = 1 << 20;

    static final int MOST_PARTS = 256;
    static final int DEEPEST = 8;
    static final int MOST_DIRECTIVES = 1000;
    private static final int OF_ARGUMENT = 8;

    private int bytes = MOST_BYTES;
    private int characters = MOST_KEPT;
    private int parts = MOST_PARTS;
    private int directives = MOST_DIRECTIVES;
    private String exceeded = "";

    /** Whether one more part, this deep inside others, may be opened. */
    boolean opens(int depth) {
        if (depth > DEEPEST) {
            return refuse("is nested more than %d deep.".formatted(DEEPEST));
        }
        return parts-- > 0 || refuse("has more than %d parts.".formatted(MOST_PARTS));
    }

    /** How many bytes may still be decoded. */
    int bytes() {
        return bytes;
    }

    /** Pays for what was decoded. */
    boolean decoded(int count) {
        bytes -= Math.min(bytes, count);
        return bytes > 0 || refuse("expands to more than %d bytes.".formatted(MOST_BYTES));
    }

    /** Whether one more directive may be kept. */
    boolean keeps(Iterable<String> arguments) {
        for (var argument : arguments) {
            characters -= Math.min(characters, argument.length() + OF_ARGUMENT);
        }
        return (directives-- > 0 && characters > 0)
                || refuse("has more than %d directives, or too long ones.".formatted(MOST_DIRECTIVES));
    }

    /** How many characters of directives may still be kept. */
    int characters() {
        return characters;
    }

    boolean isSpent() {
        return directives <= 0 || characters <= 0;
    }

    private boolean refuse(String clause) {
        exceeded = exceeded.isEmpty() ? "content " + clause : exceeded;
        return false;
    }

    /** One sentence on the first bound that was met; empty where none was. */
    String exceeded() {
        return exceeded;
    }
}
