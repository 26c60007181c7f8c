package io.tallyman.rule;

import com.github.javaparser.ParseProblemException;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import io.tallyman.event.Timed;
import io.tallyman.rule.RulePattern.Equality;
import io.tallyman.rule.RulePattern.LiteralWindow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.mvel.parser.DrlxParser;
import org.drools.mvel.parser.ast.expr.DrlxExpression;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;

/** The left side of one rule: reads its patterns, and finds what is wrong with them. */
final class Conditions {

    private static final Set<String> OPERATORS = operators();

    private final Passage rule;
    private final List<RulePattern> patterns = new ArrayList<>();
    private final Map<String, Passage> timed = new LinkedHashMap<>();
    private final Set<String> joined = new HashSet<>();

    Conditions(Passage rule) {
        this.rule = rule;
    }

    private static Set<String> operators() {
        var all = new HashSet<>(Comparisons.TEMPORAL);
        all.addAll(
                Set.of(WithinOperator.NAME, "matches", "memberOf", "contains", "excludes", "in", "str", "soundslike"));
        return Set.copyOf(all);
    }

    /** Reads a constraint; throws {@link ParseProblemException}. */
    static DrlxExpression parse(String constraint) {
        return DrlxParser.parseExpression(DrlxParser.buildDrlxParserWithArguments(OPERATORS), constraint);
    }

    /** Reads the patterns and binds their variables. */
    List<RulePattern> read(AndDescr left, Scope scope) {
        left.getDescrs().forEach(part -> element(part, scope, false, false));
        if (timed.size() > 1) {
            timed.forEach((name, passage) -> {
                if (!joined.contains(name)) {
                    passage.problem("This pattern is joined to no other; every event would meet every other one. "
                            + "Compare a property with another pattern's, for instance container == $start.container.");
                }
            });
        }
        return patterns;
    }

    private void element(BaseDescr element, Scope scope, boolean isNegated, boolean isAlternative) {
        var passage = rule.of(element);
        if (element instanceof PatternDescr pattern) {
            pattern(pattern, scope, isNegated, isAlternative, passage);
        } else if (element instanceof NotDescr || element instanceof ExistsDescr) {
            var parts = ((ConditionalElementDescr) element).getDescrs();
            if (parts.size() != 1 || !(parts.get(0) instanceof PatternDescr)) {
                passage.problem("not and exists take a single pattern.");
            }
            parts.forEach(part -> element((BaseDescr) part, scope.inner(), element instanceof NotDescr, isAlternative));
        } else if (element instanceof AndDescr and) {
            and.getDescrs().forEach(part -> element(part, scope, isNegated, isAlternative));
        } else if (element instanceof OrDescr or) {
            or.getDescrs().forEach(part -> element(part, scope, isNegated, true));
        } else {
            var name = element.getClass().getSimpleName().replace("Descr", "").toLowerCase(Locale.ROOT);
            passage.problem(
                    "%s has no place in a rule; a condition is a pattern on facts, alone or under not, exists or or."
                            .formatted(name));
        }
    }

    private void pattern(PatternDescr pattern, Scope scope, boolean isNegated, boolean isAlternative, Passage passage) {
        if (pattern.getSource() != null) {
            passage.problem("from, accumulate, collect and entry-point have no place in a rule; it reads facts only.");
            return;
        }
        if (!pattern.getBehaviors().isEmpty()) {
            passage.problem(
                    "over", "over window counts by the clock and miscounts late events; join by after[…] instead.");
        }
        var type = scope.type(pattern.getObjectType());
        if (type.isEmpty()) {
            passage.problem(
                    pattern.getObjectType(),
                    "Type %s is not known here; import it.%s"
                            .formatted(pattern.getObjectType(), Nearest.hint(pattern.getObjectType(), scope.types())));
        }
        var binding = Optional.ofNullable(pattern.getIdentifier()).orElse("");
        var name = binding.isEmpty() ? "#" + patterns.size() : binding;
        var isTimed = type.filter(Timed.class::isAssignableFrom).isPresent();
        var reader = new Constraints(scope, type, isTimed ? name : "", isNegated);
        for (var constraint : pattern.getDescrs()) {
            reader.read(constraint, rule.of(constraint));
        }
        if (isTimed) {
            timed.put(name, passage);
        }
        if (!binding.isEmpty()) {
            scope.bind(binding, new Scope.Variable(type, isTimed ? name : "", ""));
        }
        var equalities = isAlternative ? List.<Equality>of() : reader.equalities;
        type.ifPresent(
                each -> patterns.add(new RulePattern(each.getName(), name, isNegated, equalities, reader.windows)));
    }

    /** The constraints of one pattern. */
    private final class Constraints {

        private final Scope scope;
        private final Optional<Class<?>> type;
        private final String pattern;
        private final boolean isNegated;
        private final List<Equality> equalities = new ArrayList<>();
        private final List<LiteralWindow> windows = new ArrayList<>();

        Constraints(Scope scope, Optional<Class<?>> type, String pattern, boolean isNegated) {
            this.scope = scope;
            this.type = type;
            this.pattern = pattern;
            this.isNegated = isNegated;
        }

        void read(BaseDescr constraint, Passage passage) {
            var text = constraint instanceof ExprConstraintDescr expression
                    ? expression.getExpression()
                    : constraint.getText();
            try {
                read(parse(text), text, passage);
            } catch (ParseProblemException wrong) {
                var problem = wrong.getProblems()
                        .get(0)
                        .getMessage()
                        .lines()
                        .findFirst()
                        .orElse("");
                passage.problem("%s cannot be read: %s".formatted(text, problem));
            }
        }

        private void read(DrlxExpression parsed, String text, Passage passage) {
            var expression = parsed.getExpr();
            if (type.isPresent()) {
                new Expressions(scope, type, passage).type(expression);
            }
            Joins.conjuncts(expression).forEach(part -> part(part, passage));
            if (!Joins.isTemporal(expression)) {
                join(Joins.patterns(text, scope));
            }
            if (parsed.getBind() != null) {
                bind(parsed.getBind().asString(), expression, passage);
            }
        }

        private void part(Expression part, Passage passage) {
            Joins.equality(part, scope).ifPresent(equalities::add);
            Joins.window(part, scope, passage).ifPresent(windows::add);
            if (isNegated
                    && part instanceof PointFreeExpr relation
                    && relation.getOperator().asString().equals(WithinOperator.NAME)) {
                passage.problem(
                        WithinOperator.NAME,
                        "Absence within a window would be concluded at once; after[0s, 1m] waits for the window's end.");
            }
        }

        private void join(Set<String> others) {
            if (!others.isEmpty() && !pattern.isEmpty()) {
                joined.add(pattern);
                joined.addAll(others);
            }
        }

        /* A name before a comparison stands for the comparison's left side. */
        private void bind(String name, Expression expression, Passage passage) {
            var left = expression;
            while (left instanceof BinaryExpr || left instanceof PointFreeExpr) {
                left = left instanceof BinaryExpr binary ? binary.getLeft() : ((PointFreeExpr) left).getLeft();
            }
            var unheard = new Passage(passage.file(), passage.start(), passage.end(), new ArrayList<>());
            var bound = type.isPresent() ? new Expressions(scope, type, unheard).type(left) : type;
            scope.bind(name, new Scope.Variable(bound, pattern, Joins.ownProperty(left, scope)));
        }
    }
}
