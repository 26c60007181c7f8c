package io.tallyman.source.zeek;

import io.tallyman.source.RawRecord;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;

/** Knows Zeek's logs by their first records. */
final class Sight {

    private final TsvHeader header = new TsvHeader();
    private final JsonRow json = new JsonRow();
    private Kind first = Kind.OTHER;
    private int records;
    private int ofZeek;

    private Sight() {}

    /**
     * The kind of the first record that has a log source, where most of the sample is Zeek's; else
     * {@link Kind#OTHER}. A stream of all logs in one is thereby of one kind only.
     */
    static Kind of(List<RawRecord> sample) {
        var sight = new Sight();
        sample.forEach(sight::look);
        return sight.ofZeek * 2 > sight.records || sight.records == 0 ? sight.first : Kind.OTHER;
    }

    private void look(RawRecord record) {
        switch (record.firstByte()) {
            case 0 -> {}
            case '#' -> {
                header.accept(record);
                note(header.kind(), header.fields());
            }
            case '{' -> {
                records++;
                ofZeek += lookAtJson(record) ? 1 : 0;
            }
            default -> {
                records++;
                ofZeek += header.isComplete() && Kind.all(header.fields(), Field.TS) ? 1 : 0;
            }
        }
    }

    private boolean lookAtJson(RawRecord record) {
        try {
            json.load(record);
        } catch (JacksonException malformed) {
            return false;
        }
        note(Kind.of(json.fields()), json.fields());
        return Kind.all(json.fields(), Field.TS)
                && (Kind.all(json.fields(), Field.PATH)
                        || Kind.all(json.fields(), Field.UID, Field.ORIGINATOR, Field.RESPONDER));
    }

    private void note(Kind kind, Set<Field> fields) {
        if (first == Kind.OTHER && kind.hasLogSource() && Kind.all(fields, Field.TS, Field.UID)) {
            first = kind;
        }
    }
}
