package io.tallyman.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sandbox holds by itself: rules that the check never saw cannot reach what is outside either. */
class SandboxTest {

    private static final Sandbox SANDBOX = new Sandbox(SandboxTest.class.getClassLoader(), Samples.VOCABULARY);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.setProperty(\"tallyman.escaped\", \"yes\")",
                "Runtime.getRuntime().availableProcessors()",
                "new java.io.File(\"x\").exists()",
                "image.getClass().getClassLoader().loadClass(\"java.lang.System\")",
                "io.tallyman.rule.RuleSet.load(null, null, null)"
            })
    void neitherConditionNorRightSideReachesOut(String escape) {
        var condition = Samples.START.text().replace("!settings.trusts(image)", escape + " != null");
        var consequence = Samples.START
                .text()
                .replace("image))", "image), $i : image)")
                .replace("insert(Suspect.of($start));", escape.replace("image", "$i") + ";");
        for (var text : List.of(condition, consequence)) {
            assertThat(text).isNotEqualTo(Samples.START.text());
            var compiler = new RuleCompiler(Samples.VOCABULARY, SANDBOX);
            assertThatThrownBy(() -> compiler.translate(new RuleFile("AN0001/1-start.drl", text), List.of()))
                    .isInstanceOf(InvalidRules.class);
        }
        assertThat(System.getProperty("tallyman.escaped")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.System",
                "java.lang.Runtime",
                "java.lang.Thread",
                "java.lang.ClassLoader",
                "java.lang.ProcessBuilder",
                "java.lang.reflect.Method",
                "java.io.File",
                "java.nio.file.Files",
                "java.util.ServiceLoader",
                "java.util.Timer",
                "java.net.Socket",
                "io.tallyman.rule.RuleSet"
            })
    void aClassOutsideDoesNotExist(String name) {
        assertThatThrownBy(() -> SANDBOX.loadClass(name)).isInstanceOf(ClassNotFoundException.class);
        var file = name.replace('.', '/') + ".class";
        assertThat(SANDBOX.getResource(file)).isNull();
        assertThat(SANDBOX.getResourceAsStream(file)).isNull();
    }

    @Test
    void theVocabularyAndTheLanguageExist() throws ClassNotFoundException {
        for (var name :
                List.of("java.lang.String", "java.util.List", "java.time.Duration", "io.tallyman.event.Timed")) {
            assertThat(SANDBOX.loadClass(name).getName()).isEqualTo(name);
        }
    }
}
