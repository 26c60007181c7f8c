package io.tallyman.oracle;

/** JSON as it is written here: with single quotes, for it stands in Java. */
final class Quoted {

    private Quoted() {}

    @SuppressWarnings("AnnotateFormatMethod") // the templates stand where they are used, and tests run them all
    static String json(String template, Object... values) {
        return template.formatted(values).replace('\'', '"');
    }
}
