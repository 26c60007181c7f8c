package io.tallyman.event;

/** The escapes of {@code $'…'}: control characters, octal, and hex behind {@code x} or {@code u}. */
final class ShellEscapes {

    private ShellEscapes() {}

    /** Appends what stands from here to the closing quote; the position behind that quote. */
    static int read(String text, int from, StringBuilder into) {
        int at = from;
        while (at < text.length()) {
            char here = text.charAt(at++);
            if (here == '\'') {
                return at;
            }
            at = here == '\\' && at < text.length() ? escape(text, at, into) : append(here, at, into);
        }
        return at;
    }

    private static int append(char character, int at, StringBuilder into) {
        into.append(character);
        return at;
    }

    private static int escape(String text, int at, StringBuilder into) {
        char kind = text.charAt(at);
        return switch (kind) {
            case 'n' -> append('\n', at + 1, into);
            case 't' -> append('\t', at + 1, into);
            case 'x' -> number(text, at + 1, 2, 16, into);
            case 'u' -> number(text, at + 1, 4, 16, into);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> number(text, at, 3, 8, into);
            default -> append(kind, at + 1, into);
        };
    }

    private static int number(String text, int from, int most, int radix, StringBuilder into) {
        int value = 0;
        int at = from;
        while (at < text.length() && at < from + most && Character.digit(text.charAt(at), radix) >= 0) {
            value = value * radix + Character.digit(text.charAt(at++), radix);
        }
        into.append((char) value);
        return at;
    }
}
