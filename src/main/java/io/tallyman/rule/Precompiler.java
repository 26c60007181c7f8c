package io.tallyman.rule;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The build's step that compiles the shipped rules, so that a start with them needs no compiler. */
public final class Precompiler {

    private Precompiler() {}

    /**
     * Writes the index of the rules, and the rules compiled, among the program's classes.
     *
     * @param arguments the folder of the rules, then the folder of the classes
     * @throws InvalidRules if there is anything wrong with the rules
     */
    public static void main(String[] arguments) throws IOException {
        precompile(RuleFile.in(Path.of(arguments[0])), Path.of(arguments[1]), Vocabulary.STANDARD);
    }

    static void precompile(List<RuleFile> files, Path classes, Vocabulary vocabulary) throws IOException {
        var folder = Files.createDirectories(classes.resolve(RuleCache.SHIPPED));
        var digest = digest(classes, vocabulary);
        var sandbox = new Sandbox(Precompiler.class.getClassLoader(), vocabulary);
        var compiler = new RuleCompiler(vocabulary, sandbox);
        var keys = files.stream().collect(Collectors.toMap(file -> RuleKey.of(file, vocabulary, digest), file -> file));
        removeOthers(folder, keys.keySet());
        for (var each : keys.entrySet()) {
            var entry = folder.resolve(each.getKey());
            if (!Files.exists(entry)) {
                Files.write(entry, RuleEntry.encode(compiler.compile(each.getValue())));
            }
        }
        Files.writeString(classes.resolve(RuleKey.CLASSES), digest);
        Files.createDirectories(classes.resolve(RuleFile.SHIPPED));
        Files.writeString(
                classes.resolve(RuleFile.INDEX),
                files.stream().map(RuleFile::path).collect(Collectors.joining("\n")));
    }

    private static void removeOthers(Path folder, Set<String> keys) throws IOException {
        try (var entries = Files.list(folder)) {
            for (var entry : entries.toList()) {
                if (!keys.contains(entry.getFileName().toString())) {
                    Files.delete(entry);
                }
            }
        }
    }

    /** A digest of everything that compiled rules call, and of the compiler of rules itself. */
    private static String digest(Path classes, Vocabulary vocabulary) throws IOException {
        var packages = new TreeSet<>(vocabulary.readable());
        packages.add(Precompiler.class.getPackageName());
        var all = new ByteArrayOutputStream();
        for (var each : packages) {
            var folder = classes.resolve(each.replace('.', '/'));
            try (var files = Files.list(folder)) {
                for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                    all.writeBytes(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                    all.writeBytes(Files.readAllBytes(file));
                }
            }
        }
        return HexFormat.of().formatHex(RuleKey.sha256(all.toByteArray()));
    }
}
