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
import java.util.List;
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
            return call(call);
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
            return creation(creation);
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
    private Optional<Class<?>> named(Expression expression) {
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
            refuseReflection(name);
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

    private Optional<Class<?>> call(MethodCallExpr call) {
        var arguments = call.getArguments().stream().map(this::type).toList();
        var name = call.getNameAsString();
        var holder =
                call.getScope().flatMap(this::named).or(() -> call.getScope().flatMap(this::type));
        if (call.getScope().isEmpty()) {
            holder = fact;
            if (fact.isEmpty()) {
                passage.problem(name, "%s() cannot be called here; a rule only states a finding.".formatted(name));
                return Optional.empty();
            }
        }
        if (holder.isEmpty()) {
            refuseReflection(name);
            return Optional.empty();
        }
        if (name.equals("matches") && call.getArguments().size() == 1) {
            Regexes.check(call.getArgument(0), passage);
        }
        return method(holder.get(), name, arguments);
    }

    private Optional<Class<?>> method(Class<?> holder, String name, List<Optional<Class<?>>> arguments) {
        var methods = Members.methods(holder, name);
        if (methods.isEmpty()) {
            passage.problem(
                    name,
                    "A rule cannot call %s() on %s.%s"
                            .formatted(name, holder.getSimpleName(), Nearest.hint(name, Members.methodNames(holder))));
            return Optional.empty();
        }
        var fitting = methods.stream()
                .filter(method -> Comparisons.accepts(method, arguments))
                .toList();
        if (fitting.isEmpty()) {
            passage.problem(
                    name,
                    "%s() takes %s, not %s."
                            .formatted(name, Comparisons.signatures(methods), Comparisons.given(arguments)));
            return Optional.empty();
        }
        var types = fitting.stream()
                .<Class<?>>map(method -> method.getReturnType())
                .distinct()
                .toList();
        return types.size() == 1 && types.get(0) != Object.class ? Optional.of(types.get(0)) : Optional.empty();
    }

    private void refuseReflection(String name) {
        if (List.of("getClass", "class", "forName", "getClassLoader", "invoke").contains(name)) {
            passage.problem(name, "%s is reflection; a rule asks its facts only.".formatted(name));
        }
    }

    private Optional<Class<?>> creation(ObjectCreationExpr creation) {
        var arguments = creation.getArguments().stream().map(this::type).toList();
        var name = creation.getType().getNameWithScope();
        var type = scope.type(name);
        if (type.isEmpty()) {
            passage.problem(
                    creation.getType().getNameAsString(),
                    "Type %s is not known here; import it.%s".formatted(name, Nearest.hint(name, scope.types())));
            return type;
        }
        var constructors = List.of(type.get().getConstructors());
        if (creation.getAnonymousClassBody().isPresent()
                || !scope.vocabulary().canRead(type.get().getName())) {
            passage.problem(name, "A rule cannot make a %s.".formatted(name));
        } else if (constructors.stream().noneMatch(each -> Comparisons.accepts(each, arguments))) {
            passage.problem(
                    name,
                    "%s takes %s, not %s."
                            .formatted(name, Comparisons.signatures(constructors), Comparisons.given(arguments)));
        }
        return type;
    }
}
