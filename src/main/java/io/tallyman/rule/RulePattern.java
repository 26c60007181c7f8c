package io.tallyman.rule;

import java.util.List;

/**
 * One pattern of a rule: the facts of one type that it reads.
 *
 * @param type name of the facts' class
 * @param binding what the rule calls the fact; empty if nothing
 * @param negated whether it asks for absence
 * @param equalities its properties that must equal another pattern's
 * @param windows its literal windows
 */
public record RulePattern(
        String type, String binding, boolean negated, List<Equality> equalities, List<LiteralWindow> windows) {

    public RulePattern {
        equalities = List.copyOf(equalities);
        windows = List.copyOf(windows);
    }

    /**
     * An equality that joins a pattern to another.
     *
     * @param property of this pattern's fact
     * @param other binding of the other pattern
     * @param otherProperty of the other pattern's fact
     */
    public record Equality(String property, String other, String otherProperty) {}

    /**
     * A fixed time relation to another pattern.
     *
     * @param other binding of the other pattern
     * @param millis the farther of its two ends
     */
    public record LiteralWindow(String other, long millis, int line, int column) {}
}
