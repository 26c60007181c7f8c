package io.tallyman.rule;

import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import org.drools.mvel.parser.ast.expr.HalfBinaryExpr;
import org.drools.mvel.parser.ast.expr.NullSafeFieldAccessExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;

/** Finds the types of expressions, and what is wrong with them: unknown names, and all that is not a plain question. */
final class Expressions {

    private final Scope scope;
    private final Optional<Class<?>> fact;
    private final Passage passage;
    private final Comparisons comparisons;
    private final Calls calls;

    /**
     * Expressions of one place.
     *
     * @param fact type of the pattern whose properties stand without a name before them; empty on the right side
     */
    Expressions(Scope scope, Optional<Class<?>> fact, Passage passage) {
        this.scope = scope;
        this.fact = fact;
        this.passage = passage;
        this.comparisons = new Comparisons(passage, this);
        this.calls = new Calls(scope, fact, passage, this);
    }

    /** The type of an expression's value; empty where it cannot be told. */
    Optional<Class<?>> type(Expression expression) {
        if (expression instanceof LiteralExpr literal) {
            return literal(literal);
        }
        if (expression instanceof ThisExpr) {
            return fact;
        }
        if (expression instanceof EnclosedExpr enclosed) {
            return type(enclosed.getInner());
        }
        if (expression instanceof NameExpr name) {
            return name(name.getNameAsString());
        }
        if (expression instanceof FieldAccessExpr access) {
            return member(access.getScope(), access.getNameAsString());
        }
        if (expression instanceof NullSafeFieldAccessExpr access) {
            return member(access.getScope(), access.getName().asString());
        }
        if (expression instanceof MethodCallExpr call) {
            return calls.call(call);
        }
        if (expression instanceof UnaryExpr unary) {
            return unary(unary);
        }
        if (expression instanceof BinaryExpr || expression instanceof HalfBinaryExpr) {
            return comparisons.binary(expression);
        }
        if (expression instanceof PointFreeExpr relation) {
            return comparisons.relation(relation);
        }
        if (expression instanceof ArrayAccessExpr access) {
            type(access.getName());
            type(access.getIndex());
            return Optional.empty();
        }
        if (expression instanceof ObjectCreationExpr creation && fact.isEmpty()) {
            return calls.creation(creation);
        }
        passage.problem("%s has no place in a rule; it asks and states, nothing else."
                .formatted(expression.getClass().getSimpleName().replace("Expr", "")));
        return Optional.empty();
    }

    private static Optional<Class<?>> literal(LiteralExpr literal) {
        if (literal instanceof NullLiteralExpr) {
            return Optional.empty();
        }
        if (literal instanceof BooleanLiteralExpr) {
            return Optional.of(boolean.class);
        }
        if (literal instanceof IntegerLiteralExpr) {
            return Optional.of(int.class);
        }
        if (literal instanceof LongLiteralExpr) {
            return Optional.of(long.class);
        }
        if (literal instanceof DoubleLiteralExpr) {
            return Optional.of(double.class);
        }
        return literal instanceof StringLiteralExpr || literal instanceof TextBlockLiteralExpr
                ? Optional.of(String.class)
                : Optional.empty();
    }

    private Optional<Class<?>> unary(UnaryExpr unary) {
        if (unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT
                || unary.getOperator() == UnaryExpr.Operator.MINUS) {
            return type(unary.getExpression());
        }
        passage.problem("%s changes something; a rule only asks."
                .formatted(unary.getOperator().asString()));
        return Optional.empty();
    }

    private Optional<Class<?>> name(String name) {
        var variable = scope.variable(name);
        if (variable.isPresent()) {
            return variable.get().type();
        }
        var property = fact.flatMap(type -> Members.property(type, name));
        if (property.isPresent()) {
            return property;
        }
        var global = scope.global(name);
        if (global.isEmpty() && scope.vocabulary().globals().containsKey(name)) {
            return global;
        }
        if (global.isEmpty()) {
            unknown(name);
        }
        return global;
    }

    private void unknown(String name) {
        if (name.startsWith("$") || fact.isEmpty()) {
            passage.problem(name, "Nothing is bound to %s.%s".formatted(name, Nearest.hint(name, scope.variables())));
            return;
        }
        var known = new HashSet<>(Members.properties(fact.get()));
        known.addAll(scope.vocabulary().globals().keySet());
        passage.problem(
                name,
                "%s has no property %s.%s".formatted(fact.get().getSimpleName(), name, Nearest.hint(name, known)));
    }

    /* The class that a dotted name stands for, unless its first part is a variable, a property or a global. */
    Optional<Class<?>> named(Expression expression) {
        if (expression instanceof NameExpr name) {
            var text = name.getNameAsString();
            var isValue = scope.variable(text).isPresent()
                    || fact.flatMap(type -> Members.property(type, text)).isPresent()
                    || scope.vocabulary().globals().containsKey(text);
            return isValue ? Optional.empty() : scope.type(text);
        }
        if (expression instanceof FieldAccessExpr access) {
            return named(access.getScope())
                    .flatMap(outer -> scope.load(outer.getName() + "$" + access.getNameAsString()));
        }
        return Optional.empty();
    }

    private Optional<Class<?>> member(Expression holder, String name) {
        var named = named(holder);
        if (named.isPresent()) {
            return constant(named.get(), name);
        }
        var type = type(holder);
        if (type.isEmpty()) {
            calls.refuseReflection(name);
            return Optional.empty();
        }
        var property = Members.property(type.get(), name);
        if (property.isEmpty()) {
            passage.problem(
                    name,
                    "%s has no property %s.%s"
                            .formatted(
                                    type.get().getSimpleName(),
                                    name,
                                    Nearest.hint(name, Members.properties(type.get()))));
        }
        return property.filter(found -> found != Object.class);
    }

    private Optional<Class<?>> constant(Class<?> type, String name) {
        var constants = Arrays.stream(type.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .toList();
        var found =
                constants.stream().filter(field -> field.getName().equals(name)).findFirst();
        if (found.isEmpty()) {
            var names = constants.stream().map(field -> field.getName()).toList();
            passage.problem(
                    name, "%s has no constant %s.%s".formatted(type.getSimpleName(), name, Nearest.hint(name, names)));
        }
        return found.map(field -> field.getType());
    }
}
