package io.tallyman.rule;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.util.Optional;

/** The right side of one rule: states one finding, or sends one detection, and does nothing else. */
final class Consequences {

    private final RuleFile file;
    private final Scope scope;
    private final Passage passage;
    private final String expected;

    Consequences(RuleFile file, Scope scope, Passage passage) {
        this.file = file;
        this.scope = scope;
        this.passage = passage;
        var vocabulary = scope.vocabulary();
        this.expected = file.isDetection()
                ? "channels[\"%s\"].send(new %s(…));".formatted(vocabulary.channel(), simple(vocabulary.detection()))
                : "insert(new <a finding>(…));";
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    void check() {
        var parser = new JavaParser(new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_17));
        var parsed = parser.parseBlock("{" + passage.text() + "\n}");
        if (!parsed.isSuccessful() || parsed.getResult().isEmpty()) {
            var reason = parsed.getProblems().get(0);
            var line = reason.getLocation()
                    .flatMap(range -> range.getBegin().getRange())
                    .map(range -> range.begin.line - 1)
                    .orElse(0);
            passage.lines(passage.line() + line, passage.line() + line)
                    .problem("%s Expected: %s".formatted(reason(reason), expected));
            return;
        }
        var statements = parsed.getResult().get().getStatements();
        if (statements.size() != 1) {
            var second = statements.size() > 1 ? at(statements.get(1)) : passage;
            second.problem("The right side is one statement: %s".formatted(expected));
        }
        statements.forEach(this::statement);
    }

    /** A parser's reason without its list of all that could have stood there. */
    static String reason(Problem problem) {
        var text = problem.getMessage().lines().findFirst().orElse("");
        var list = text.indexOf(", expected one of");
        return list < 0 ? text : text.substring(0, list) + ".";
    }

    private Passage at(Statement statement) {
        var first = statement.getBegin().map(begin -> begin.line - 1).orElse(0);
        var last = statement.getEnd().map(end -> end.line - 1).orElse(first);
        var lines = passage.lines(passage.line() + first, passage.line() + last);
        var indent = lines.text().length() - lines.text().stripLeading().length();
        return lines.part(lines.start() + indent, lines.end());
    }

    private void statement(Statement statement) {
        var place = at(statement);
        var call = Optional.of(statement)
                .filter(ExpressionStmt.class::isInstance)
                .map(each -> ((ExpressionStmt) each).getExpression())
                .filter(MethodCallExpr.class::isInstance)
                .map(MethodCallExpr.class::cast)
                .filter(this::isStatement);
        if (call.isEmpty()) {
            place.problem("%s does more than state. Expected: %s"
                    .formatted(statement.toString().lines().findFirst().orElse(""), expected));
            return;
        }
        stated(call.get().getArgument(0), place);
    }

    private boolean isStatement(MethodCallExpr call) {
        if (call.getArguments().size() != 1) {
            return false;
        }
        return file.isDetection()
                ? call.getNameAsString().equals("send")
                        && call.getScope().filter(this::isChannel).isPresent()
                : call.getNameAsString().equals("insert") && call.getScope().isEmpty();
    }

    private boolean isChannel(Expression expression) {
        return expression instanceof ArrayAccessExpr access
                && access.getName() instanceof NameExpr name
                && name.getNameAsString().equals("channels")
                && access.getIndex() instanceof StringLiteralExpr index
                && index.asString().equals(scope.vocabulary().channel());
    }

    /* A new finding, or one that a finding's class makes. */
    private void stated(Expression expression, Passage place) {
        var type = new Expressions(scope, Optional.empty(), place).type(expression);
        var isMade = expression instanceof ObjectCreationExpr
                || (expression instanceof MethodCallExpr call && call.getScope().isPresent());
        if (!isMade) {
            place.problem("Expected: %s".formatted(expected));
            return;
        }
        type.map(Class::getName).ifPresent(name -> {
            var isDetection = name.equals(scope.vocabulary().detection());
            if (isDetection != file.isDetection() || !scope.vocabulary().canState(name)) {
                place.problem(
                        simple(name), "A %s cannot be stated here. Expected: %s".formatted(simple(name), expected));
            }
        });
    }
}
