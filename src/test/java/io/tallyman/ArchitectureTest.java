package io.tallyman;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.tallyman.rule.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lines of {@code docs/architecture.md} hold; and each is seen to stop a class that crosses it. */
final class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .importUrl(Detector.class.getProtectionDomain().getCodeSource().getLocation());

    /**
     * A line, and a crossing.
     *
     * @param offences sources of classes by their full names
     */
    record Line(String name, ArchRule rule, Map<String, String> offences) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Line> lines() {
        return Stream.of(
                        Lines.DIRECTIONS.keySet().stream()
                                .sorted()
                                .map(name ->
                                        line(name + " knows its neighbours", Lines.direction(name), name, "Detector")),
                        Stream.of(
                                library(Lines.Library.DROOLS, "org.kie.api.KieBase"),
                                library(Lines.Library.JACKSON, "tools.jackson.databind.JsonNode"),
                                library(Lines.Library.YAML, "org.snakeyaml.engine.v2.api.Load"),
                                library(Lines.Library.SYSTEMS, "com.maxmind.db.Reader"),
                                library(Lines.Library.MIME, "org.apache.james.mime4j.stream.MimeConfig"),
                                library(Lines.Library.SCHEMA, "com.networknt.schema.Schema"),
                                library(Lines.Library.NETWORKS, "inet.ipaddr.IPAddress"),
                                library(Lines.Library.MAPS, "org.agrona.collections.Long2ObjectHashMap"),
                                library(Lines.Library.OPTIONS, "picocli.CommandLine")),
                        Stream.of(
                                line("cli stands on top", Lines.commandLineOnTop(), "session", "cli.Main"),
                                new Line(
                                        "no cycles",
                                        Lines.noCycles(),
                                        Map.of(
                                                "io.tallyman.event.Offence",
                                                field("io.tallyman.finding.Offence"),
                                                "io.tallyman.finding.Offence",
                                                field("io.tallyman.event.Offence"))),
                                saying("clock", Lines.clocks(), "return java.time.Instant.now();"),
                                saying("streams", Lines.streams(), "return System.out;"),
                                saying("exit", Lines.endings(), "System.exit(0); return 0;"),
                                saying("threads", Lines.threads(), "return new Thread();")))
                .flatMap(lines -> lines);
    }

    private static Line library(Lines.Library library, String used) {
        return new Line(
                library + " stays where it is",
                Lines.library(library),
                Map.of("io.tallyman.baseline.Offence", field(used)));
    }

    private static Line line(String name, ArchRule rule, String from, String to) {
        return new Line(name, rule, Map.of("io.tallyman." + from + ".Offence", field("io.tallyman." + to)));
    }

    private static Line saying(String name, ArchRule rule, String statement) {
        return new Line(
                name + " only in cli",
                rule,
                Map.of("io.tallyman.session.Offence", "Object offend() { " + statement + " }"));
    }

    private static String field(String type) {
        return type + " offence;";
    }

    @ParameterizedTest
    @MethodSource("lines")
    void theLineHolds(Line line) {
        line.rule.check(OURS);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aClassThatCrossesTheLineIsSeen(Line line, @TempDir Path folder) throws IOException {
        var crossing = compiled(line.offences, folder);
        assertThat(line.rule.allowEmptyShould(true).evaluate(crossing).hasViolation())
                .isTrue();
    }

    private static JavaClasses compiled(Map<String, String> bodies, Path folder) throws IOException {
        var files = new TreeMap<String, Path>();
        for (var body : bodies.entrySet()) {
            var name = body.getKey();
            var dot = name.lastIndexOf('.');
            var file = folder.resolve(name.replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    "package %s; public class %s { %s }"
                            .formatted(name.substring(0, dot), name.substring(dot + 1), body.getValue()));
            files.put(name, file);
        }
        var arguments = Stream.concat(
                        Stream.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", folder.toString()),
                        files.values().stream().map(Path::toString))
                .toArray(String[]::new);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments))
                .isZero();
        return new ClassFileImporter().importPath(folder);
    }

    @Test
    void everyPackageHasItsLine() {
        assertThat(OURS.stream()
                        .map(type -> type.getPackageName().replaceFirst("io\\.tallyman\\.?", ""))
                        .map(name -> name.replaceFirst("\\..*", "")))
                .isNotEmpty()
                .isSubsetOf(Stream.concat(Lines.DIRECTIONS.keySet().stream(), Stream.of("cli", ""))
                        .toList());
    }

    @Test
    void rulesImportOnlyEventsFindingsAndTunables() throws IOException {
        for (var file : RuleFile.shipped()) {
            assertThat(file.text().lines().filter(line -> line.startsWith("import ")))
                    .as(file.path())
                    .allMatch(line -> line.matches("import io\\.tallyman\\.(event|finding|tunable)\\.[\\w.]+;"));
        }
    }
}
