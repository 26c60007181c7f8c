package io.tallyman.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.tunable.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the check of a rule file refuses, and where it says so. */
class RuleCheckTest {

    private static final String HEADER = """
            package AN0001.step1;
            import io.tallyman.rule.sample.*;
            import io.tallyman.rule.stated.*;
            import java.time.Duration;
            global Settings settings;
            """;

    /* Lines of a rule made by rule(): the header has 5, the rule begins in line 6, its patterns in line 12. */
    private static final int PATTERNS = 12;

    private static final Sandbox SANDBOX = new Sandbox(RuleCheck.class.getClassLoader(), Samples.VOCABULARY);
    private static final RuleCheck CHECK = new RuleCheck(Samples.VOCABULARY, SANDBOX);

    private static String rule(String attributes, String patterns, String consequence) {
        return HEADER + """
                rule "AN0001.1 something"
                    @analytic("AN0001")
                    @dataComponent("DC0077")
                    @logSource("containerd:events")
                    %s
                when
                %s
                then
                    %s
                end
                """.formatted(attributes, patterns, consequence);
    }

    private static List<Problem> problems(String path, String text) {
        return CHECK.check(new RuleFile(path, text)).problems();
    }

    private static List<Problem> problems(String text) {
        return problems("AN0001/1-start.drl", text);
    }

    private static List<Problem> conditions(String patterns) {
        return problems(rule("", patterns, "insert(Suspect.of($s));"));
    }

    @Test
    void whatIsAllowedHasNoProblemAndCompiles() {
        var allowed = rule("", """
                    Settings($window : window)
                    $s : Started(
                        !settings.trusts(image),
                        image matches "[a-z]+/x.*" || image == "evil",
                        $network : network)
                    $e : Executed(
                        network == $network && container == $s.container,
                        binary memberOf settings.binaries,
                        binary in ("curl", "wget"),
                        outbound,
                        arguments.size() > 1,
                        this.binary.startsWith("c"),
                        this within $window.after($s))
                    not Executed(container == $s.container, this after[0s, 1m] $s)
                    exists Suspect(container == $e.container)
                """, "insert(Suspect.of($s));");
        assertThat(problems(allowed)).isEmpty();
        var compiled =
                new RuleCompiler(Samples.VOCABULARY, SANDBOX).translate(new RuleFile("x.drl", allowed), List.of());
        assertThat(compiled.classes()).containsKey(compiled.model());
        assertThat(problems(Samples.DETECTION.path(), Samples.DETECTION.text())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $s : Startd()                                            | 10 | Type Startd is not known here; import it. Maybe Started.
            $s : Started(imgae == "x")                               | 18 | Started has no property imgae. Maybe image.
            $s : Started(image == $imag)                             | 27 | Nothing is bound to $imag.
            $s : Started(settings.trust(image))                      | 27 | Maybe trusts.
            $s : Started(settings.trusts(time))                      | 27 | trusts() takes (String), not (EventTime).
            $s : Started(settings.window.lenght != null)             | 34 | Maybe length.
            $s : Started(image matches "(a+)+b")                     | 18 | repeats a repetition
            $s : Started(image matches "[a")                         | 18 | Unclosed character class
            $s : Started(image == 5)                                 | 18 | can never be asked
            $s : Started(time > "5m")                                | 18 | can never be asked
            $s : Started(image.getClass().getClassLoader() != null)  | 24 | A rule cannot call getClass() on String
            $s : Started(image.class != null)                        | 18 | Class has no place in a rule
            $s : Started(getClass() != null)                         | 18 | A rule cannot call getClass()
            $s : Started(java.lang.System.exit(0) == 1)              | 18 | Started has no property java
            $s : Started(System.currentTimeMillis() > 1)             | 18 | Started has no property System
            $s : Started(Runtime.getRuntime() != null)               | 18 | Started has no property Runtime
            $s : Started(Thread.sleep(1) != null)                    | 18 | Started has no property Thread
            $s : Started(Class.forName("x") != null)                 | 18 | Started has no property Class
            $s : Started(new java.io.File("x").exists())             | 18 | ObjectCreation has no place in a rule
            $s : Started(image = "x")                                | 24 | Syntax
            $s : Started(eval(true))                                 | 18 | A rule cannot call eval()
            $s : Started() eval(true)                                | 20 | eval has no place
            $s : Started() String() from $s.image                    | 20 | from, accumulate, collect
            $s : Started() over window:time(10s)                     | 20 | over window counts by the clock
            $s : Started() forall(Executed(outbound))                | 20 | forall has no place
            $s : Started() not(Executed() and Suspect())             | 20 | single pattern
            $s : Started() not Executed(container == $s.container, this within settings.window.after($s)) | 65 | waits
            $s : Started(this within settings.window)                | 18 | is a window. It is a Window
            $s : Started() $e : Executed(outbound)                   | 5  | joined to no other
            $s : Started(drools.rule != null)                        | 18 | Started has no property drools
            $s : Started(kcontext != null)                           | 18 | Started has no property kcontext
            """)
    void aConditionThatIsNoPlainQuestionIsRefusedWhereItStands(String pattern, int column, String message) {
        assertThat(conditions("    " + pattern))
                .anyMatch(problem -> problem.message().contains(message)
                        && problem.line() == PATTERNS
                        && problem.column() == column);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            insert(Suspect.of($t));                                   | Nothing is bound to $t. Maybe $s.
            insert(new Suspectt($s));                                 | Type Suspectt is not known here; import it. Maybe Suspect.
            insert(new Suspect($s, 1));                               | Suspect takes (Started), not (Started, int).
            insert(new Suspect($s.image));                            | Suspect takes (Started), not (String).
            insert($s);                                               | Expected: insert(new
            insert("x");                                              | Expected: insert(new
            insert(Duration.ofSeconds(3));                            | A Duration cannot be stated here
            insert(new Caught("x", new Suspect($s), null));           | A Caught cannot be stated here
            channels["detections"].send(new Suspect($s));             | does more than state
            insert(new Suspect($s)); System.exit(0);                  | The right side is one statement
            System.exit(0);                                           | does more than state
            Runtime.getRuntime().exec("x");                           | does more than state
            if (true) { insert(new Suspect($s)); }                    | does more than state
            while (true) { }                                          | does more than state
            var x = $s; insert(new Suspect(x));                       | The right side is one statement
            insertLogical(new Suspect($s));                           | does more than state
            update($s);                                               | does more than state
            delete($s);                                               | does more than state
            drools.halt();                                            | does more than state
            kcontext.getKieRuntime().halt();                          | does more than state
            insert(new Suspect((Started) drools.getMatch()));         | Cast has no place
            insert($s.getClass().getClassLoader());                   | A rule cannot call getClass()
            insert(new Suspect($s);                                   | Expected: insert(new
            modify($s) { setImage("x") };                             | Expected: insert(new
            """)
    void aRightSideThatDoesMoreThanStateIsRefused(String consequence, String message) {
        assertThat(problems(rule("", "    $s : Started()", consequence)))
                .isNotEmpty()
                .allMatch(problem -> problem.line() == PATTERNS + 2)
                .anyMatch(problem -> problem.message().contains(message));
    }

    @Test
    void attributesAndMissingMetadataAreRefused() {
        assertThat(problems(rule("salience 5", "    $s : Started()", "insert(new Suspect($s));")))
                .singleElement()
                .hasToString("AN0001/1-start.drl:10:5: salience has no place in a rule; "
                        + "the order of rules must not matter.");
        var bare = rule("no-loop", "    $s : Started()", "insert(new Suspect($s));")
                .replace("    @logSource(\"containerd:events\")\n", "")
                .replace("@analytic(\"AN0001\")", "@analytic(\"AN0009\")");
        assertThat(problems(bare))
                .extracting(Problem::message)
                .anyMatch(message -> message.contains("no-loop"))
                .contains("The rule lacks @logSource(\"…\").", "@analytic(\"AN0009\") stands in folder AN0001.");
        assertThat(problems("AN0001/start.drl", Samples.START.text()))
                .extracting(Problem::message)
                .anyMatch(message -> message.startsWith("The file's name tells no step."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            import java.io.File;                    | 8 | java.io.File cannot be imported
            import io.tallyman.rule.sample.Startd;  | 8 | Maybe Started.
            import java.util.*;                     | 8 | cannot be imported
            import static java.lang.Math.abs;       | 1 | A static import has no place
            import function java.lang.Math.abs;     | 1 | A static import has no place
            global java.util.List list;             | 23 | Global java.util.List list is not known
            global String settings;                 | 15 | Global String settings is not known
            function int f(int x) { return x; }     | 1 | A function has no place
            declare Foo a : int end                 | 9 | A declared type has no place
            query "q" Started() end                 | 1 | query
            dialect "mvel"                          | 9 | An attribute has no place
            """)
    void whatStandsBeforeTheRulesIsRefusedUnlessItIsKnown(String line, int column, String message) {
        var text =
                rule("", "    $s : Started()", "insert(new Suspect($s));").replace("import java.time.Duration;", line);
        assertThat(problems(text))
                .anyMatch(problem ->
                        problem.toString().contains(message) && problem.line() == 4 && problem.column() == column);
    }

    @Test
    void everySyntaxErrorIsToldAtOnceAndTheRestIsStillChecked() {
        var text = HEADER + """
                rule "one" @analytic("AN0001") @dataComponent("x") @logSource("x")
                when
                    $s : Started(image = )
                then
                    insert(Suspect.of($s));
                end
                rule "two" @analytic("AN0001") @dataComponent("x") @logSource("x")
                when
                    $s : Started(imgae == "x")
                then
                    insert(Suspect.of($s));
                end
                rule "three" @analytic("AN0001") @dataComponent("x") @logSource("x")
                whn
                    $s : Started()
                then
                    insert(Suspect.of($s));
                end
                """;
        assertThat(problems(text)).extracting(Problem::line).containsExactly(8, 14, 19);
    }
}
