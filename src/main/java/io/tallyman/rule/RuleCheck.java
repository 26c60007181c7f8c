package io.tallyman.rule;

import io.tallyman.tunable.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;
import org.drools.drl.parser.impl.Operator;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Reads one rule file and finds all that is wrong with it. */
final class RuleCheck {

    static {
        // The parser knows an operator by name; the engine learns its meaning from the module's configuration.
        Operator.addOperatorToRegistry(WithinOperator.NAME, false);
    }

    private static final List<String> OF_STEPS = List.of("analytic", "dataComponent", "logSource");
    private static final List<String> OF_DETECTIONS = List.of("analytic");

    private final Vocabulary vocabulary;
    private final ClassLoader loader;

    /** What a file says, and what is wrong with it. */
    record Checked(List<RuleDescription> rules, List<Problem> problems) {}

    RuleCheck(Vocabulary vocabulary, ClassLoader loader) {
        this.vocabulary = vocabulary;
        this.loader = loader;
    }

    Checked check(RuleFile file) {
        var problems = new ArrayList<Problem>();
        var whole = Passage.whole(file, problems);
        var rules = new ArrayList<RuleDescription>();
        if (file.step() == 0 && !file.isDetection()) {
            whole.problem(
                    "The file's name tells no step. Expected: 1-image-creation.drl or the like, or detection.drl.");
        }
        var malformed = file.text().indexOf(RuleFile.MALFORMED);
        if (malformed >= 0) {
            whole.part(malformed, malformed + 1).problem("The file is not UTF-8 here. Expected: UTF-8 text.");
        }
        var content = parse(whole);
        if (content != null) {
            var imports =
                    content.getImports().stream().map(each -> each.getTarget()).toList();
            var scope = new Scope(vocabulary, loader, imports);
            new Header(vocabulary, whole).check(content, scope);
            var broken = problems.stream().map(Problem::line).toList();
            for (var rule : content.getRules()) {
                var passage = whole.part(rule.getStartCharacter(), rule.getEndCharacter());
                var last = whole.part(rule.getEndCharacter(), rule.getEndCharacter())
                                .line()
                        + 1;
                if (broken.stream().noneMatch(line -> line >= passage.line() && line <= last)) {
                    rules.add(rule(file, content, rule, scope.inner(), passage));
                }
            }
        }
        return new Checked(rules, problems.stream().distinct().sorted().toList());
    }

    static @Nullable PackageDescr parse(Passage whole) {
        var parser = new DrlParser(LanguageLevelOption.DRL6);
        try {
            return parser.parse(true, whole.file().text());
        } catch (DroolsParserException unreadable) {
            whole.problem("The file cannot be read: %s".formatted(unreadable.getMessage()));
            return null;
        } finally {
            for (var error : parser.getErrors()) {
                var row = error instanceof ParserError placed ? placed.getRow() : 1;
                var column = error instanceof ParserError placed ? placed.getCol() : 0;
                var text = error.getMessage().replaceFirst("^\\[ERR \\d+] Line \\d+:\\d+ ", "");
                whole.problems().add(new Problem(whole.file().path(), row, column + 1, "Syntax: " + text));
            }
        }
    }

    private RuleDescription rule(RuleFile file, PackageDescr content, RuleDescr rule, Scope scope, Passage passage) {
        var metadata = metadata(rule);
        refuseExtras(rule, passage);
        requireMetadata(file, metadata, passage);
        var patterns = new Conditions(passage).read(rule.getLhs(), scope);
        if (rule.isQuery()) {
            passage.problem("A query has no place in a rule file.");
        } else {
            var then = passage.lines(rule.getConsequenceLine(), Integer.MAX_VALUE / 2);
            var start = then.start() + Math.max(0, then.text().indexOf("then")) + "then".length();
            var right = passage.part(start, passage.end());
            var end = right.text().lastIndexOf("end");
            new Consequences(file, scope, end < 0 ? right : right.part(start, start + end)).check();
        }
        return new RuleDescription(
                file.path(), passage.line(), content.getName(), rule.getName(), file.step(), metadata, patterns);
    }

    private static Map<String, String> metadata(RuleDescr rule) {
        var metadata = new LinkedHashMap<String, String>();
        for (AnnotationDescr each : rule.getAnnotations()) {
            var value = String.valueOf(each.getValue()).strip();
            var isQuoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
            metadata.put(each.getName(), isQuoted ? value.substring(1, value.length() - 1) : value);
        }
        return metadata;
    }

    private static void refuseExtras(RuleDescr rule, Passage passage) {
        for (var attribute : rule.getAttributes().values()) {
            if (attribute.getLine() >= passage.line()) {
                passage.problem(
                        attribute.getName(),
                        "%s has no place in a rule; the order of rules must not matter."
                                .formatted(attribute.getName()));
            }
        }
        if (rule.getParentName() != null) {
            passage.problem("extends", "A rule extends no other; each stands for itself.");
        }
        if (!rule.getNamedConsequences().isEmpty()) {
            passage.problem("A rule has one right side.");
        }
    }

    private static void requireMetadata(RuleFile file, Map<String, String> metadata, Passage passage) {
        for (var name : file.isDetection() ? OF_DETECTIONS : OF_STEPS) {
            if (metadata.getOrDefault(name, "").isEmpty()) {
                passage.problem("The rule lacks @%s(\"…\").".formatted(name));
            }
        }
        var slash = file.path().indexOf('/');
        var folder = slash < 0 ? "" : file.path().substring(0, slash);
        var analytic = metadata.getOrDefault("analytic", folder);
        if (!folder.isEmpty() && !analytic.equals(folder)) {
            passage.problem("analytic", "@analytic(\"%s\") stands in folder %s.".formatted(analytic, folder));
        }
    }
}
