package io.tallyman.cli;

/** Text from files, made safe for a terminal: what it would take for a command is shown as its number. */
final class Plain {

    private Plain() {}

    static String text(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            var type = Character.getType(letter);
            if (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE) {
                plain.append("\\u{%x}".formatted(letter));
            } else {
                plain.appendCodePoint(letter);
            }
        });
        return plain.toString();
    }
}
