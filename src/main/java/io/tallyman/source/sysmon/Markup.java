package io.tallyman.source.sysmon;

/** What an export of events may hold between them: declaration, comments, and the element around all events. */
final class Markup {

    private Markup() {}

    /** The text without the markup that it begins with, and without white space at its ends. */
    static String strip(String text) {
        var rest = text.strip();
        int at = 0;
        int end = 0;
        while (end >= 0 && end < rest.length()) {
            at = blanks(rest, end);
            end = end(rest, at);
        }
        return end >= rest.length() ? "" : rest.substring(at);
    }

    /** Where the markup ends that begins there; negative where none does. */
    private static int end(String text, int at) {
        if (text.startsWith("<?", at)) {
            return after(text, "?>", at);
        }
        if (text.startsWith("<!--", at)) {
            return after(text, "-->", at);
        }
        return text.startsWith("<Events", at) || text.startsWith("</Events", at) ? after(text, ">", at) : -1;
    }

    private static int after(String text, String closing, int from) {
        int found = text.indexOf(closing, from);
        return found < 0 ? -1 : found + closing.length();
    }

    private static int blanks(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }
}
