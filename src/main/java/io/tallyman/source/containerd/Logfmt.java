package io.tallyman.source.containerd;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The {@code key=value key="quoted value"} lines that logrus writes. Quotes inside a value should be escaped; where a
 * relay took the backslashes out, a quote ends the value only if the line ends there or another key follows.
 *
 * @see <a href="https://github.com/sirupsen/logrus">logrus, TextFormatter</a>
 */
final class Logfmt {

    private final String line;
    /** Where the line ends, but for blanks. */
    private final int end;

    private int at;

    private Logfmt(String line, int from) {
        this.line = line;
        this.end = line.stripTrailing().length();
        this.at = from;
    }

    /** The fields from this position on, in their order; what is no field is skipped. */
    static Map<String, String> read(String line, int from) {
        return new Logfmt(line, from).fields();
    }

    private Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        while (at < line.length()) {
            var keyEnd = keyEnd(at);
            if (keyEnd == at || keyEnd >= line.length() || line.charAt(keyEnd) != '=') {
                at = Math.max(keyEnd, at + 1);
                continue;
            }
            var key = line.substring(at, keyEnd);
            at = keyEnd + 1;
            fields.putIfAbsent(key, at < line.length() && line.charAt(at) == '"' ? quoted() : bare());
        }
        return fields;
    }

    private int keyEnd(int from) {
        var end = from;
        while (end < line.length() && isKey(line.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isKey(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "_.-/".indexOf(c) >= 0;
    }

    private String bare() {
        var end = line.indexOf(' ', at);
        var value = line.substring(at, end < 0 ? line.length() : end);
        at += value.length();
        return value;
    }

    private String quoted() {
        var value = new StringBuilder();
        at++;
        while (at < line.length()) {
            var c = line.charAt(at++);
            if (c == '"' && endsValue()) {
                break;
            }
            value.append(c == '\\' && at < line.length() ? unescaped(line.charAt(at++)) : c);
        }
        return value.toString();
    }

    private boolean endsValue() {
        if (at >= end) {
            return true;
        }
        var keyEnd = keyEnd(at + 1);
        return line.charAt(at) == ' ' && keyEnd > at + 1 && keyEnd < line.length() && line.charAt(keyEnd) == '=';
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> c;
        };
    }
}
