package io.tallyman.rule;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BinaryExpr.Operator;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.drools.mvel.parser.ast.expr.HalfBinaryExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;

/**
 * The ways to get one constraint wrong: to drop it, to say the opposite, to drop one side of its {@code ||} or
 * {@code &&}, or to say the opposite of one side of {@code &&}.
 */
final class Slips {

    private Slips() {}

    /** What may stand in a constraint's place; empty text where it is dropped. None for what only binds a variable. */
    static Set<String> of(String constraint) {
        var parsed = Conditions.parse(constraint);
        var condition = parsed.getExpr();
        var slips = new LinkedHashSet<String>();
        var binding = "";
        if (parsed.getBind() == null) {
            slips.add("");
        } else if (condition instanceof BinaryExpr || condition instanceof PointFreeExpr) {
            binding = parsed.getBind().asString() + " : ";
            slips.add(binding + Joins.print(bound(condition)));
        } else {
            return Set.of();
        }
        slips.add(binding + opposite(condition));
        for (var slip : within(condition)) {
            slips.add(binding + slip);
        }
        return slips;
    }

    /* What a name before a comparison stands for. */
    private static Expression bound(Expression condition) {
        if (condition instanceof BinaryExpr binary) {
            return bound(binary.getLeft());
        }
        return condition instanceof PointFreeExpr relation ? bound(relation.getLeft()) : condition;
    }

    private static String opposite(Expression condition) {
        if (condition instanceof EnclosedExpr enclosed) {
            return opposite(enclosed.getInner());
        }
        if (condition instanceof UnaryExpr not && not.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
            return Joins.print(not.getExpression());
        }
        if (condition instanceof BinaryExpr binary && isEquality(binary)) {
            var opposite = binary.getOperator() == Operator.EQUALS ? Operator.NOT_EQUALS : Operator.EQUALS;
            return binary(Joins.print(binary.getLeft()), opposite, Joins.print(binary.getRight()));
        }
        if (condition instanceof PointFreeExpr relation
                && relation.getOperator().asString().equals(WithinOperator.NAME)) {
            // The engine knows no opposite of our own operator.
            return "!%s.contains(%s)"
                    .formatted(Joins.print(relation.getRight().get(0)), Joins.print(relation.getLeft()));
        }
        var text = Joins.print(condition);
        return condition instanceof MethodCallExpr || condition instanceof HalfBinaryExpr
                ? "!" + text
                : "!(" + text + ")";
    }

    private static boolean isEquality(BinaryExpr binary) {
        return binary.getOperator() == Operator.EQUALS || binary.getOperator() == Operator.NOT_EQUALS;
    }

    /* The slips inside of a condition of several parts. */
    private static List<String> within(Expression condition) {
        var slips = new ArrayList<String>();
        if (condition instanceof EnclosedExpr enclosed) {
            within(enclosed.getInner()).forEach(slip -> slips.add("(" + slip + ")"));
        }
        if (condition instanceof BinaryExpr binary && isLogical(binary)) {
            var operator = binary.getOperator();
            var left = Joins.print(binary.getLeft());
            var right = Joins.print(binary.getRight());
            slips.add(right);
            slips.add(left);
            ofOperand(binary.getLeft(), operator).forEach(slip -> slips.add(binary(slip, operator, right)));
            ofOperand(binary.getRight(), operator).forEach(slip -> slips.add(binary(left, operator, slip)));
        }
        return slips;
    }

    private static boolean isLogical(BinaryExpr binary) {
        return binary.getOperator() == Operator.AND || binary.getOperator() == Operator.OR;
    }

    private static List<String> ofOperand(Expression operand, Operator operator) {
        var slips = new ArrayList<>(within(operand));
        if (operator == Operator.AND) {
            slips.add(opposite(operand));
        }
        return slips;
    }

    private static String binary(String left, Operator operator, String right) {
        return left + " " + operator.asString() + " " + right;
    }
}
