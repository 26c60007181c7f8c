package io.tallyman.source.auditd;

import io.tallyman.source.RawRecord;

/**
 * What stands before a record's fields: the node, the type, and the event's time and serial. Written over for each record.
 *
 * <p>Understood are {@code [node=N ]type=T msg=audit(S.MMM:N):}, alone or behind a syslog line's own head, and the kernel's
 * {@code audit: type=1300 audit(S.MMM:N):}.
 */
final class Header {

    private byte[] bytes = new byte[0];
    private int nodeStart;
    private int nodeEnd;
    private RecordType type = RecordType.OTHER;
    private long millis;
    private long serial;
    private int body;
    private int begin;
    private int position;
    private int end;

    /** Reads the head of the record; empty if it is well formed, else what is wrong with it. */
    String read(RawRecord record) {
        bytes = record.bytes();
        begin = record.offset();
        position = begin;
        end = position + record.length();
        while (end > position && (bytes[end - 1] == '\r' || bytes[end - 1] == '\n')) {
            end--;
        }
        nodeStart = 0;
        nodeEnd = 0;
        if (!at("type=") && !find()) {
            return "no \"type=\" stands in the line; expected \"type=NAME msg=audit(SECONDS.MILLIS:SERIAL): …\"";
        }
        int typeStart = position + "type=".length();
        skipTo(' ');
        type = RecordType.of(bytes, typeStart, position);
        position++;
        if (at("msg=")) {
            position += "msg=".length();
        }
        return readStamp();
    }

    /** The line begins with something else: a node, or the head of another log. */
    private boolean find() {
        for (; position < end; position++) {
            boolean wordStart = position == begin || bytes[position - 1] <= ' ' || bytes[position - 1] == ':';
            if (!wordStart) {
                continue;
            }
            if (at("type=")) {
                return true;
            }
            if (at("node=")) {
                nodeStart = position + "node=".length();
                skipTo(' ');
                nodeEnd = position;
            }
        }
        return false;
    }

    private String readStamp() {
        if (!at("audit(")) {
            return "the type is not followed by the stamp; expected \"msg=audit(SECONDS.MILLIS:SERIAL):\"";
        }
        position += "audit(".length();
        int start = position;
        skipTo('.');
        long seconds = Fields.decimal(bytes, start, position);
        start = ++position;
        skipTo(':');
        long fraction = position - start == 3 ? Fields.decimal(bytes, start, Math.min(position, end)) : -1;
        start = ++position;
        skipTo(')');
        serial = Fields.decimal(bytes, Math.min(start, end), Math.min(position, end));
        if (seconds < 0 || seconds > 99_999_999_999L || fraction < 0 || serial < 0 || position >= end) {
            return "the stamp is not a time in seconds since 1970 with milliseconds and a serial;"
                    + " expected \"audit(1795383759.378:4044):\"";
        }
        millis = seconds * 1000 + fraction;
        body = position + 1;
        if (body < end && bytes[body] == ' ') {
            body++;
        }
        if (body < end && bytes[body] == ':') {
            body++;
        }
        return "";
    }

    private boolean at(String text) {
        if (end - position < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[position + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void skipTo(char character) {
        while (position < end && bytes[position] != character) {
            position++;
        }
    }

    RecordType type() {
        return type;
    }

    /** Milliseconds since 1970. */
    long millis() {
        return millis;
    }

    long serial() {
        return serial;
    }

    /** First byte of the node's name; {@code nodeEnd} is the one behind its last. Equal where no node is named. */
    int nodeStart() {
        return nodeStart;
    }

    int nodeEnd() {
        return nodeEnd;
    }

    /** First byte of the fields. */
    int body() {
        return body;
    }

    /** The byte behind the last of the line, without its end. */
    int end() {
        return end;
    }
}
