package io.tallyman.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is compiled once is not compiled again, and nothing but time is lost with the cache. */
class RuleCacheTest {

    @TempDir
    static Path filled;

    @BeforeAll
    static void fill() {
        RuleSet.load(Samples.FILES, Samples.VOCABULARY, RuleCache.in(filled));
    }

    private static RuleFile edited(RuleFile file) {
        return new RuleFile(file.path(), file.text() + "// edited\n");
    }

    @Test
    void onlyAFileThatChangedIsCompiledAgain() {
        var cached = RuleSet.load(Samples.FILES, Samples.VOCABULARY, RuleCache.in(filled));
        assertThat(cached.compiled()).isEmpty();
        assertThat(cached.rules())
                .extracting(RuleDescription::name)
                .containsExactly("AN0001.1 untrusted image started", "AN0001 suspect ran a listed program");

        var changed = List.of(edited(Samples.START), Samples.DETECTION);
        assertThat(RuleSet.load(changed, Samples.VOCABULARY, RuleCache.in(filled))
                        .compiled())
                .containsExactly(Samples.START.path());
    }

    @Test
    void aDamagedEntryIsCompiledAgain(@TempDir Path folder) throws IOException {
        try (var entries = Files.list(filled)) {
            for (var entry : entries.toList()) {
                var bytes = Files.readAllBytes(entry);
                bytes[bytes.length / 2] ^= 1;
                Files.write(folder.resolve(entry.getFileName()), bytes);
            }
        }
        var files = List.of(Samples.START);
        assertThat(RuleSet.load(files, Samples.VOCABULARY, RuleCache.in(folder)).compiled())
                .hasSize(1);
        assertThat(RuleSet.load(files, Samples.VOCABULARY, RuleCache.in(folder)).compiled())
                .isEmpty();
    }

    @Test
    void aCacheThatCannotBeWrittenIsDoneWithout(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("file"), "no folder");
        var rules = RuleSet.load(List.of(Samples.START), Samples.VOCABULARY, RuleCache.in(file.resolve("below")));
        assertThat(rules.compiled()).hasSize(1);
    }

    @Test
    void theProblemsOfAllFilesAreToldAtOnce() {
        var one = new RuleFile("AN0001/1-start.drl", Samples.START.text().replace("image))", "imgae))"));
        var other =
                new RuleFile("AN0001/detection.drl", Samples.DETECTION.text().replace("binary member", "x member"));
        assertThatThrownBy(() -> RuleSet.load(List.of(one, other), Samples.VOCABULARY, RuleCache.in(filled)))
                .isInstanceOf(InvalidRules.class)
                .hasMessage("""
                        AN0001/1-start.drl:15:39: Started has no property imgae. Maybe image.
                        AN0001/detection.drl:15:9: Executed has no property x.""");
    }

    @Test
    void twoFilesShareNeitherPackageNorRuleName() {
        var copy = new RuleFile("AN0001/2-copy.drl", Samples.START.text());
        assertThatThrownBy(() -> RuleSet.load(List.of(Samples.START, copy), Samples.VOCABULARY, RuleCache.in(filled)))
                .hasMessageContaining("AN0001/2-copy.drl:1:1: Package AN0001.step1 is AN0001/1-start.drl's")
                .hasMessageContaining(
                        "Rule \"AN0001.1 untrusted image started\" stands in AN0001/1-start.drl, line 10");
    }
}
