package io.tallyman.rule;

import io.tallyman.rule.RulePattern.Equality;
import io.tallyman.rule.RulePattern.LiteralWindow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compiled rules as bytes: a digest, then the parts in order. */
final class RuleEntry {

    private static final int DIGEST = 32;

    private RuleEntry() {}

    static byte[] encode(CompiledRules rules) {
        try {
            var bytes = new ByteArrayOutputStream();
            write(rules, new DataOutputStream(bytes));
            var body = bytes.toByteArray();
            var entry = Arrays.copyOf(RuleKey.sha256(body), DIGEST + body.length);
            System.arraycopy(body, 0, entry, DIGEST, body.length);
            return entry;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Empty where the bytes are not what was written. */
    static Optional<CompiledRules> decode(byte[] entry) {
        if (entry.length < DIGEST) {
            return Optional.empty();
        }
        var body = Arrays.copyOfRange(entry, DIGEST, entry.length);
        if (!Arrays.equals(RuleKey.sha256(body), Arrays.copyOf(entry, DIGEST))) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(new DataInputStream(new ByteArrayInputStream(body))));
        } catch (IOException otherLayout) {
            return Optional.empty();
        }
    }

    private static void write(CompiledRules rules, DataOutputStream out) throws IOException {
        out.writeUTF(rules.model());
        out.writeInt(rules.classes().size());
        for (var each : new TreeMap<>(rules.classes()).entrySet()) {
            out.writeUTF(each.getKey());
            out.writeInt(each.getValue().length);
            out.write(each.getValue());
        }
        writeAll(out, rules.rules(), RuleEntry::writeRule);
    }

    private static CompiledRules read(DataInputStream in) throws IOException {
        var model = in.readUTF();
        var classes = new LinkedHashMap<String, byte[]>();
        for (var left = in.readInt(); left > 0; left--) {
            var name = in.readUTF();
            classes.put(name, in.readNBytes(in.readInt()));
        }
        return new CompiledRules(model, classes, readAll(in, RuleEntry::readRule));
    }

    private static void writeRule(DataOutputStream out, RuleDescription rule) throws IOException {
        out.writeUTF(rule.file());
        out.writeInt(rule.line());
        out.writeUTF(rule.packageName());
        out.writeUTF(rule.name());
        out.writeInt(rule.step());
        writeAll(out, new TreeMap<>(rule.metadata()).entrySet(), RuleEntry::writeMetadata);
        writeAll(out, rule.patterns(), RuleEntry::writePattern);
    }

    private static RuleDescription readRule(DataInputStream in) throws IOException {
        var file = in.readUTF();
        var line = in.readInt();
        var packageName = in.readUTF();
        var name = in.readUTF();
        var step = in.readInt();
        var metadata = new LinkedHashMap<String, String>();
        for (var left = in.readInt(); left > 0; left--) {
            metadata.put(in.readUTF(), in.readUTF());
        }
        return new RuleDescription(file, line, packageName, name, step, metadata, readAll(in, RuleEntry::readPattern));
    }

    private static void writeMetadata(DataOutputStream out, Map.Entry<String, String> entry) throws IOException {
        out.writeUTF(entry.getKey());
        out.writeUTF(entry.getValue());
    }

    private static void writePattern(DataOutputStream out, RulePattern pattern) throws IOException {
        out.writeUTF(pattern.type());
        out.writeUTF(pattern.binding());
        out.writeBoolean(pattern.negated());
        writeAll(out, pattern.equalities(), RuleEntry::writeEquality);
        writeAll(out, pattern.windows(), RuleEntry::writeWindow);
    }

    private static RulePattern readPattern(DataInputStream in) throws IOException {
        return new RulePattern(
                in.readUTF(),
                in.readUTF(),
                in.readBoolean(),
                readAll(in, RuleEntry::readEquality),
                readAll(in, RuleEntry::readWindow));
    }

    private static void writeEquality(DataOutputStream out, Equality equality) throws IOException {
        out.writeUTF(equality.property());
        out.writeUTF(equality.other());
        out.writeUTF(equality.otherProperty());
    }

    private static Equality readEquality(DataInputStream in) throws IOException {
        return new Equality(in.readUTF(), in.readUTF(), in.readUTF());
    }

    private static void writeWindow(DataOutputStream out, LiteralWindow window) throws IOException {
        out.writeUTF(window.other());
        out.writeLong(window.millis());
        out.writeInt(window.line());
        out.writeInt(window.column());
    }

    private static LiteralWindow readWindow(DataInputStream in) throws IOException {
        return new LiteralWindow(in.readUTF(), in.readLong(), in.readInt(), in.readInt());
    }

    private interface Writer<T> {
        void write(DataOutputStream out, T value) throws IOException;
    }

    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private static <T> void writeAll(DataOutputStream out, Collection<T> values, Writer<T> writer) throws IOException {
        out.writeInt(values.size());
        for (var value : values) {
            writer.write(out, value);
        }
    }

    private static <T> List<T> readAll(DataInputStream in, Reader<T> reader) throws IOException {
        var values = new ArrayList<T>();
        for (var left = in.readInt(); left > 0; left--) {
            values.add(reader.read(in));
        }
        return values;
    }
}
