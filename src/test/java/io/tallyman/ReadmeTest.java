package io.tallyman;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.alert.Alert;
import io.tallyman.event.Feed;
import io.tallyman.rule.RuleCache;
import io.tallyman.rule.RuleFile;
import io.tallyman.rule.RuleSet;
import io.tallyman.rule.Vocabulary;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.kubernetes.KubernetesAudit;
import io.tallyman.tunable.TunablesFile;
import io.tallyman.tunable.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is what the program does. */
class ReadmeTest {

    private static final Path README = Path.of("README.md");

    @Test
    void theRuleCompilesBesideTheShippedOnes() throws IOException {
        var files = new ArrayList<>(RuleFile.shipped());
        files.add(new RuleFile("AN0691/4-token-read.drl", block("drl")));

        var rules = RuleSet.load(files, Vocabulary.STANDARD, RuleCache.shipped());

        assertThat(rules.compiled()).containsExactly("AN0691/4-token-read.drl");
        assertThat(rules.rules()).anyMatch(rule -> rule.name().equals("AN0691.4 service account token read"));
    }

    @Test
    void theTunablesAreRead() throws IOException {
        var tunables = TunablesFile.read(List.of(Yaml.read("README.md", block("yaml"))));

        assertThat(tunables.inNamespaceScope("payments")).isTrue();
    }

    @Test
    void theEmbeddingIsTheCodeOfThisTest() throws IOException {
        var source = Files.readString(Path.of("src/test/java/io/tallyman/ReadmeTest.java"));

        assertThat(unindented(source)).contains(unindented(block("java")));
        assertThat(embedded(List.of())).isEmpty();
    }

    @Test
    void everyFolderAndFileItNamesExists() throws IOException {
        var named = Pattern.compile("\\]\\(([a-z][^)]*)\\)|(fixtures/[\\w/-]+)")
                .matcher(Files.readString(README))
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .filter(path -> !path.startsWith("http"))
                .toList();

        assertThat(named)
                .isNotEmpty()
                .allSatisfy(path -> assertThat(Path.of(path)).exists());
    }

    private static List<Alert> embedded(List<String> records) throws IOException {
        var alerts = new ArrayList<Alert>();
        long line = 0;
        var rules = RuleSet.load(RuleFile.shipped(), Vocabulary.STANDARD, RuleCache.shipped());
        try (var detector = new Detector(rules, TunablesFile.defaults(), Detector.Mode.LIVE)) {
            var feed = new Feed("kafka:audit", "kubernetes:audit", "", "prod", "");
            var parser = new KubernetesAudit().open(feed);
            detector.open(feed);
            for (var record : records) {
                parser.accept(RawRecord.of(record, ++line), reading -> {
                    if (reading instanceof Reading.Events read) {
                        read.events().forEach(event -> detector.accept(event).forEach(alerts::add));
                    }
                });
            }
            detector.finish().forEach(alerts::add);
        }
        return alerts;
    }

    private static String block(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(README))
                .results()
                .map(MatchResult::group)
                .map(text -> text.substring(text.indexOf('\n') + 1, text.length() - "```".length()))
                .findFirst()
                .orElseThrow();
    }

    private static String unindented(String text) {
        return text.lines().map(String::strip).reduce("", (all, line) -> all + line + "\n");
    }
}
