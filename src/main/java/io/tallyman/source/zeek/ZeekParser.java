package io.tallyman.source.zeek;

import io.tallyman.event.Feed;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/**
 * Parses any of Zeek's logs, tab separated or JSON, and mixtures of them: header or fields tell which log a record is of.
 * A log that holds neither flows nor names is read and tells nothing.
 */
final class ZeekParser implements RecordParser {

    private final TsvHeader header = new TsvHeader();
    private final TsvRow tsv = new TsvRow(header);
    private final JsonRow json = new JsonRow();
    private final RowReader reader;

    ZeekParser(Feed feed) {
        reader = new RowReader(feed);
    }

    /** Takes a record; a line of a header is none, and nothing is handed on for it. */
    @Override
    public void accept(RawRecord record, Consumer<Reading> readings) {
        switch (record.firstByte()) {
            case 0 -> {}
            case '#' -> header.accept(record);
            case '{' -> readings.accept(json(record));
            default -> readings.accept(tsv(record));
        }
    }

    private Reading json(RawRecord record) {
        try {
            json.load(record);
        } catch (JacksonException malformed) {
            return new Reading.Rejected(
                    record.line(), "The record is not well-formed JSON: " + malformed.getOriginalMessage());
        }
        var path = json.text(Field.PATH);
        if (path.isEmpty() && !Kind.all(json.fields(), Field.TS)) {
            return new Reading.Rejected(record.line(), "The record has no ts; every record of Zeek has one.");
        }
        return read(Kind.of(json.fields()), path, json, record);
    }

    private Reading tsv(RawRecord record) {
        if (!header.isComplete()) {
            return new Reading.Rejected(
                    record.line(),
                    "The row has no #fields line before it; Zeek's tab-separated logs need their header.");
        }
        if (header.kind() == Kind.OTHER) {
            return read(Kind.OTHER, header.path(), tsv, record);
        }
        int columns = tsv.load(record);
        if (columns != header.columns()) {
            return new Reading.Rejected(
                    record.line(),
                    "The row has %d columns; its #fields line names %d.".formatted(columns, header.columns()));
        }
        return read(header.kind(), header.path(), tsv, record);
    }

    private Reading read(Kind kind, String path, Row row, RawRecord record) {
        if (kind == Kind.OTHER && Kind.isOurs(path)) {
            return new Reading.Rejected(
                    record.line(),
                    "The record of %s.log lacks fields such as id.orig_h and id.resp_h, or they are renamed."
                            .formatted(path));
        }
        return reader.read(kind, row, record.line());
    }
}
