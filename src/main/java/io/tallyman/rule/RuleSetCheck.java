package io.tallyman.rule;

import io.tallyman.event.Timed;
import io.tallyman.rule.RulePattern.Equality;
import io.tallyman.tunable.Problem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What must hold between rules, and between rules and retentions. */
final class RuleSetCheck {

    private static final Set<String> IDENTITY = Set.of("container", "network", "instance");

    private RuleSetCheck() {}

    /** Rules of one name, and packages that two files share. */
    static List<Problem> duplicates(List<CompiledRules> units) {
        var problems = new ArrayList<Problem>();
        var packages = new HashMap<String, String>();
        var names = new HashMap<String, RuleDescription>();
        for (var unit : units) {
            for (var rule : unit.rules()) {
                var holder = packages.putIfAbsent(rule.packageName(), rule.file());
                if (holder != null && !holder.equals(rule.file())) {
                    packages.put(rule.packageName(), rule.file());
                    problems.add(new Problem(
                            rule.file(),
                            1,
                            1,
                            "Package %s is %s's; each file has its own.".formatted(rule.packageName(), holder)));
                }
                var first = names.putIfAbsent(rule.name(), rule);
                if (first != null) {
                    problems.add(new Problem(
                            rule.file(),
                            rule.line(),
                            1,
                            "Rule \"%s\" stands in %s, line %d, too; each rule has its own name."
                                    .formatted(rule.name(), first.file(), first.line())));
                }
            }
        }
        return problems;
    }

    /**
     * The retentions given, and those of the other types that rules read: a type takes its supertype's, an interface
     * the longest of the types below it.
     */
    static List<Retention> complete(List<RuleDescription> rules, Collection<Retention> given, ClassLoader loader) {
        var all = new LinkedHashMap<Class<?>, Retention>();
        given.forEach(retention -> all.put(retention.type(), retention));
        for (var rule : rules) {
            for (var pattern : rule.patterns()) {
                var type = type(pattern.type(), loader);
                if (Timed.class.isAssignableFrom(type) && !all.containsKey(type)) {
                    inferred(type.asSubclass(Timed.class), given).ifPresent(r -> all.put(type, r));
                }
            }
        }
        return List.copyOf(all.values());
    }

    private static Optional<Retention> inferred(Class<? extends Timed> type, Collection<Retention> given) {
        var above = given.stream()
                .filter(retention -> retention.type().isAssignableFrom(type))
                .reduce((one, other) -> one.type().isAssignableFrom(other.type()) ? other : one)
                .map(retention -> new Retention(type, retention.duration(), retention.policy()));
        return above.or(() -> given.stream()
                .filter(retention -> type.isAssignableFrom(retention.type()))
                .map(Retention::duration)
                .max(Duration::compareTo)
                .map(longest -> Retention.atLeast(type, longest)));
    }

    /** Literal windows longer than their facts stay, and types that rules read and that nothing retains. */
    static List<Problem> windows(List<RuleDescription> rules, Collection<Retention> retentions, ClassLoader loader) {
        var stay = new HashMap<String, Duration>();
        retentions.forEach(retention -> stay.put(retention.type().getName(), retention.duration()));
        var problems = new ArrayList<Problem>();
        for (var rule : rules) {
            for (var pattern : rule.patterns()) {
                if (Timed.class.isAssignableFrom(type(pattern.type(), loader)) && !stay.containsKey(pattern.type())) {
                    problems.add(new Problem(
                            rule.file(),
                            rule.line(),
                            1,
                            "%s has no retention; its facts would stay for ever.".formatted(simple(pattern.type()))));
                }
                problems.addAll(tooLong(rule, pattern, stay));
            }
        }
        return problems;
    }

    private static List<Problem> tooLong(RuleDescription rule, RulePattern pattern, Map<String, Duration> stay) {
        var problems = new ArrayList<Problem>();
        for (var window : pattern.windows()) {
            for (var type : List.of(pattern.type(), typeOf(rule, window.other()))) {
                var kept = stay.getOrDefault(type, Duration.ofMillis(Long.MAX_VALUE));
                if (window.millis() > kept.toMillis()) {
                    problems.add(new Problem(
                            rule.file(),
                            window.line(),
                            window.column(),
                            "The window reaches %s, but facts of %s stay only %s."
                                    .formatted(Duration.ofMillis(window.millis()), simple(type), kept)));
                }
            }
        }
        return problems;
    }

    private static String typeOf(RuleDescription rule, String binding) {
        return rule.patterns().stream()
                .filter(pattern -> pattern.binding().equals(binding))
                .map(RulePattern::type)
                .findFirst()
                .orElse("");
    }

    static boolean everyUseIsJoined(
            List<RuleDescription> rules, Class<?> event, Predicate<String> findings, ClassLoader loader) {
        return rules.stream()
                .allMatch(rule -> rule.patterns().stream()
                        .filter(pattern -> type(pattern.type(), loader).isAssignableFrom(event))
                        .allMatch(pattern -> rule.patterns().stream()
                                .filter(other -> !other.negated() && findings.test(other.type()))
                                .anyMatch(finding -> areJoined(pattern, finding))));
    }

    /* All that a rule reads of somebody hangs together by equal containers, networks or instances. */
    static boolean eachIsAboutOne(List<RuleDescription> rules, Predicate<String> subjects) {
        return rules.stream()
                .map(rule -> rule.patterns().stream()
                        .filter(pattern -> subjects.test(pattern.type()))
                        .toList())
                .allMatch(RuleSetCheck::hangTogether);
    }

    private static boolean hangTogether(List<RulePattern> patterns) {
        var left = new ArrayList<>(patterns);
        var reached = new ArrayDeque<>(left.isEmpty() ? List.of() : List.of(left.remove(0)));
        while (!reached.isEmpty()) {
            var one = reached.remove();
            var next = left.stream().filter(other -> areJoined(one, other)).toList();
            left.removeAll(next);
            reached.addAll(next);
        }
        return left.isEmpty();
    }

    private static boolean areJoined(RulePattern one, RulePattern other) {
        return joins(one, other) || joins(other, one);
    }

    private static boolean joins(RulePattern from, RulePattern to) {
        return from.equalities().stream()
                .filter(equality -> equality.other().equals(to.binding()))
                .map(Equality::property)
                .anyMatch(property -> IDENTITY.contains(property)
                        && from.equalities().contains(new Equality(property, to.binding(), property)));
    }

    private static Class<?> type(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException("Rules were compiled against " + name + ", which is gone.", gone);
        }
    }

    private static String simple(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }
}
