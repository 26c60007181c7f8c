package io.tallyman.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** What Jackson alone does with a log: reads JSON as such, and Zeek's tables as tab-separated values. */
final class JacksonAlone {

    private static final JsonFactory JSON = new JsonFactory();
    private static final ObjectReader TREES = new JsonMapper().readerFor(JsonNode.class);
    private static final String FIELDS = "\n#fields\t";
    private static final int SAMPLE = 10_000;

    private final byte[] bytes;
    private final int start;
    private final ObjectReader reader;

    /** @param bytes the text of a log that Jackson can read */
    JacksonAlone(byte[] bytes) {
        this.bytes = bytes;
        this.start = bytes[0] == '#' ? afterHeader(bytes) : 0;
        this.reader = start == 0 ? TREES : rows(new String(bytes, 0, start, StandardCharsets.UTF_8));
    }

    private static int afterHeader(byte[] bytes) {
        int at = 0;
        while (bytes[at] == '#') {
            while (bytes[at] != '\n') {
                at++;
            }
            at++;
        }
        return at;
    }

    private static ObjectReader rows(String header) {
        int fields = header.indexOf(FIELDS) + FIELDS.length();
        var schema = CsvSchema.builder().setColumnSeparator('\t').disableQuoteChar();
        for (var name : header.substring(fields, header.indexOf('\n', fields)).split("\t", -1)) {
            schema.addColumn(name);
        }
        return new CsvMapper().readerFor(JsonNode.class).with(schema.build());
    }

    /** The log's own text where Jackson can read it; else about as many bytes of JSON. */
    static byte[] readable(Log log) {
        if (log.isJson() || log.bytes()[0] == '#') {
            return log.bytes();
        }
        var sample = Log.events(SAMPLE).bytes();
        var text = new byte[log.bytes().length];
        for (int at = 0; at < text.length; at += sample.length) {
            System.arraycopy(sample, 0, text, at, Math.min(sample.length, text.length - at));
        }
        int end = text.length;
        while (text[end - 1] != '\n') {
            end--;
        }
        return Arrays.copyOf(text, end);
    }

    /** Passes over the tokens, no value of which is fetched; how many there are. */
    long tokens() {
        long tokens = 0;
        try (var parser = parser()) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }

    private JsonParser parser() {
        return reader == TREES
                ? JSON.createParser(ObjectReadContext.empty(), bytes, start, bytes.length - start)
                : reader.createParser(bytes, start, bytes.length - start);
    }

    /** Makes a tree of each record; how many members these have. */
    long trees() {
        try (var records = reader.<JsonNode>readValues(bytes, start, bytes.length - start)) {
            return members(records);
        }
    }

    /** The same with a file that Jackson can read, of which no more is held than a piece. */
    static long trees(Path file) throws IOException {
        String header;
        try (var lines = Files.lines(file)) {
            header = lines.takeWhile(line -> line.startsWith("#"))
                    .map(line -> line + '\n')
                    .collect(Collectors.joining());
        }
        try (var in = Files.newInputStream(file)) {
            in.skipNBytes(header.getBytes(StandardCharsets.UTF_8).length);
            var reader = header.isEmpty() ? TREES : rows(header);
            try (var records = reader.<JsonNode>readValues(in)) {
                return members(records);
            }
        }
    }

    private static long members(MappingIterator<JsonNode> records) {
        long members = 0;
        while (records.hasNextValue()) {
            members += records.nextValue().size();
        }
        return members;
    }
}
