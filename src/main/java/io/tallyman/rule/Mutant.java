package io.tallyman.rule;

/**
 * A rule with one condition changed: a mistake that somebody could make, and that a scenario should show.
 *
 * @param file path of the rule's file
 * @param rule the rule's name
 * @param line of the condition, counted from 1
 * @param column of the condition, counted from 1
 * @param original the condition as it stands, on one line
 * @param mutated what it becomes; empty where it is dropped
 */
public record Mutant(String file, String rule, int line, int column, String original, String mutated) {

    /** Whether the condition is left out altogether. */
    public boolean isDropped() {
        return mutated.isEmpty();
    }
}
