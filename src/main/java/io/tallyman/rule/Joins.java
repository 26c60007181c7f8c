package io.tallyman.rule;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import io.tallyman.rule.RulePattern.Equality;
import io.tallyman.rule.RulePattern.LiteralWindow;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;
import org.drools.mvel.parser.ast.expr.TemporalLiteralChunkExpr;
import org.drools.mvel.parser.ast.expr.TemporalLiteralExpr;
import org.drools.mvel.parser.printer.PrintUtil;

/** How a constraint ties its pattern to others. */
final class Joins {

    private static final Pattern VARIABLE = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|([$\\w]+)");

    private Joins() {}

    static String print(Node node) {
        return PrintUtil.printNode(node);
    }

    /** The parts that must all hold. */
    static Stream<Expression> conjuncts(Expression expression) {
        if (expression instanceof EnclosedExpr enclosed) {
            return conjuncts(enclosed.getInner());
        }
        if (expression instanceof BinaryExpr binary && binary.getOperator() == BinaryExpr.Operator.AND) {
            return Stream.concat(conjuncts(binary.getLeft()), conjuncts(binary.getRight()));
        }
        return Stream.of(expression);
    }

    /** {@code property == $other.property}, either way round; empty for anything else. */
    static Optional<Equality> equality(Expression expression, Scope scope) {
        if (!(expression instanceof BinaryExpr binary) || binary.getOperator() != BinaryExpr.Operator.EQUALS) {
            return Optional.empty();
        }
        return equality(binary.getLeft(), binary.getRight(), scope)
                .or(() -> equality(binary.getRight(), binary.getLeft(), scope));
    }

    private static Optional<Equality> equality(Expression own, Expression other, Scope scope) {
        var property = ownProperty(own, scope);
        if (property.isEmpty()) {
            return Optional.empty();
        }
        if (other instanceof NameExpr name) {
            return scope.variable(name.getNameAsString())
                    .map(variable -> new Equality(property, variable.pattern(), variable.property()));
        }
        if (other instanceof FieldAccessExpr access && access.getScope() instanceof NameExpr name) {
            return scope.variable(name.getNameAsString())
                    .filter(variable -> variable.property().isEmpty())
                    .map(variable -> new Equality(property, variable.pattern(), access.getNameAsString()));
        }
        return Optional.empty();
    }

    /** Name of the fact's own property that an expression is; empty for anything else. */
    static String ownProperty(Expression expression, Scope scope) {
        if (expression instanceof NameExpr name) {
            var text = name.getNameAsString();
            return scope.variable(text).isPresent() || scope.global(text).isPresent() ? "" : text;
        }
        return expression instanceof FieldAccessExpr access && access.getScope() instanceof ThisExpr
                ? access.getNameAsString()
                : "";
    }

    /** Names of the patterns whose variables an expression uses. */
    static Set<String> patterns(String text, Scope scope) {
        var names = new HashSet<String>();
        var words = VARIABLE.matcher(text);
        while (words.find()) {
            Optional.ofNullable(words.group(1))
                    .flatMap(scope::variable)
                    .map(Scope.Variable::pattern)
                    .filter(Predicate.not(String::isEmpty))
                    .ifPresent(names::add);
        }
        return names;
    }

    /** Whether an expression only relates times. */
    static boolean isTemporal(Expression expression) {
        return expression instanceof PointFreeExpr relation
                && (Comparisons.TEMPORAL.contains(relation.getOperator().asString())
                        || relation.getOperator().asString().equals(WithinOperator.NAME));
    }

    /** The fixed window of a temporal relation to a variable; unbounded where it names no far end. */
    static Optional<LiteralWindow> window(Expression expression, Scope scope, Passage passage) {
        if (!isTemporal(expression) || !(expression instanceof PointFreeExpr relation)) {
            return Optional.empty();
        }
        var operator = relation.getOperator().asString();
        if (operator.equals(WithinOperator.NAME) || !(relation.getRight().get(0) instanceof NameExpr other)) {
            return Optional.empty();
        }
        var bounds = Stream.of(relation.getArg1(), relation.getArg2())
                .filter(bound -> bound != null)
                .map(Joins::millis)
                .toList();
        var isOpen = bounds.size() < 2 && Set.of("after", "before").contains(operator);
        var far = isOpen
                ? Long.MAX_VALUE
                : bounds.stream().mapToLong(Math::abs).max().orElse(0);
        return scope.variable(other.getNameAsString())
                .map(variable -> new LiteralWindow(variable.pattern(), far, passage.line(), passage.column()));
    }

    private static long millis(Expression bound) {
        if (!(bound instanceof TemporalLiteralExpr literal)) {
            return bound.isIntegerLiteralExpr()
                    ? bound.asIntegerLiteralExpr().asNumber().longValue()
                    : Long.MAX_VALUE;
        }
        var chunks = List.copyOf(literal.getChunks());
        return chunks.stream().allMatch(TemporalLiteralChunkExpr.class::isInstance)
                ? chunks.stream()
                        .map(TemporalLiteralChunkExpr.class::cast)
                        .mapToLong(chunk -> chunk.getTimeUnit().toMillis(chunk.getValue()))
                        .sum()
                : Long.MAX_VALUE;
    }
}
