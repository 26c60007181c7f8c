package io.tallyman.rule;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import io.tallyman.event.Interval;
import io.tallyman.event.Timed;
import java.lang.invoke.MethodType;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.mvel.parser.ast.expr.HalfBinaryExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;

/** Comparisons and other relations between two values: whether their types can be related at all. */
final class Comparisons {

    static final Set<String> TEMPORAL = Set.of(
            "after",
            "before",
            "coincides",
            "during",
            "finishes",
            "finishedby",
            "includes",
            "meets",
            "metby",
            "overlaps",
            "overlappedby",
            "starts",
            "startedby");

    private static final Set<String> VALUES =
            Set.of("matches", "memberOf", "contains", "in", "str[startsWith]", "str[endsWith]", "str[length]");

    private final Passage passage;
    private final Expressions expressions;

    Comparisons(Passage passage, Expressions expressions) {
        this.passage = passage;
        this.expressions = expressions;
    }

    Optional<Class<?>> binary(Expression expression) {
        if (expression instanceof HalfBinaryExpr half) {
            expressions.type(half.getRight());
            return Optional.of(boolean.class);
        }
        var binary = (BinaryExpr) expression;
        var left = expressions.type(binary.getLeft());
        var right = expressions.type(binary.getRight());
        return switch (binary.getOperator()) {
            case AND, OR -> Optional.of(boolean.class);
            case EQUALS, NOT_EQUALS -> {
                refuseUnlike(binary, left, right, areComparable(left, right));
                yield Optional.of(boolean.class);
            }
            case LESS, GREATER, LESS_EQUALS, GREATER_EQUALS -> {
                refuseUnlike(binary, left, right, areComparable(left, right) && isOrdered(left) && isOrdered(right));
                yield Optional.of(boolean.class);
            }
            case PLUS -> left.filter(String.class::equals).isPresent() ? left : right;
            default -> left;
        };
    }

    private void refuseUnlike(
            BinaryExpr binary, Optional<Class<?>> left, Optional<Class<?>> right, boolean isPossible) {
        if (!isPossible) {
            passage.problem("%s %s %s can never be asked: the left side is a %s, the right side a %s."
                    .formatted(
                            Joins.print(binary.getLeft()),
                            binary.getOperator().asString(),
                            Joins.print(binary.getRight()),
                            left.map(Class::getSimpleName).orElse("value"),
                            right.map(Class::getSimpleName).orElse("value")));
        }
    }

    private static boolean isOrdered(Optional<Class<?>> type) {
        return type.map(each -> Comparable.class.isAssignableFrom(boxed(each))).orElse(true);
    }

    private static boolean areComparable(Optional<Class<?>> left, Optional<Class<?>> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return true;
        }
        var one = boxed(left.get());
        var other = boxed(right.get());
        if (Number.class.isAssignableFrom(one) && Number.class.isAssignableFrom(other)) {
            return true;
        }
        return one.isAssignableFrom(other)
                || other.isAssignableFrom(one)
                || (isOpen(one) && isOpen(other) && (one.isInterface() || other.isInterface()));
    }

    private static boolean isOpen(Class<?> type) {
        return !Modifier.isFinal(type.getModifiers());
    }

    Optional<Class<?>> relation(PointFreeExpr relation) {
        var operator = relation.getOperator().asString();
        var left = expressions.type(relation.getLeft());
        var right = relation.getRight().stream().map(expressions::type).toList();
        if (operator.equals(WithinOperator.NAME)) {
            expect(left, Timed.class, "The left side of within is an event.");
            right.forEach(type -> expect(type, Interval.class, "The right side of within is a window."));
        } else if (operator.equals("matches")) {
            expect(left, String.class, "The left side of matches is a text.");
            relation.getRight().forEach(each -> Regexes.check(each, passage));
        } else if (operator.equals("memberOf")) {
            right.forEach(type -> expect(type, Collection.class, "The right side of memberOf is a collection."));
        } else if (!TEMPORAL.contains(operator) && !VALUES.contains(operator)) {
            passage.problem(operator, "Operator %s is not for rules.".formatted(operator));
        }
        return Optional.of(boolean.class);
    }

    private void expect(Optional<Class<?>> type, Class<?> expected, String message) {
        if (type.isPresent()
                && !expected.isAssignableFrom(type.get())
                && !type.get().isAssignableFrom(expected)) {
            passage.problem("%s It is a %s.".formatted(message, type.get().getSimpleName()));
        }
    }

    /** Whether a method or constructor can be called with arguments of these types. */
    static boolean accepts(Executable callable, List<Optional<Class<?>>> arguments) {
        var parameters = callable.getParameterTypes();
        if (callable.isVarArgs() && arguments.size() >= parameters.length - 1) {
            return true;
        }
        if (parameters.length != arguments.size()) {
            return false;
        }
        for (var i = 0; i < parameters.length; i++) {
            if (!fits(parameters[i], arguments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(Class<?> parameter, Optional<Class<?>> argument) {
        if (argument.isEmpty()) {
            return true;
        }
        var wanted = boxed(parameter);
        var given = boxed(argument.get());
        var isWidened = WIDER.getOrDefault(given, Set.of()).contains(wanted) && parameter.isPrimitive();
        return wanted.isAssignableFrom(given) || isWidened;
    }

    private static final Map<Class<?>, Set<Class<?>>> WIDER = Map.of(
            Integer.class, Set.of(Long.class, Float.class, Double.class),
            Long.class, Set.of(Float.class, Double.class));

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    static String signatures(Collection<? extends Executable> callables) {
        return callables.stream()
                .map(each -> Arrays.stream(each.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")")))
                .sorted()
                .collect(Collectors.joining(" or "));
    }

    static String given(List<Optional<Class<?>>> arguments) {
        return arguments.stream()
                .map(type -> type.map(Class::getSimpleName).orElse("?"))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
