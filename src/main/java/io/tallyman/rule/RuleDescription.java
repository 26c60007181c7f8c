package io.tallyman.rule;

import java.util.List;
import java.util.Map;

/**
 * What a rule says of itself, and what it reads.
 *
 * @param file the rule file's path
 * @param line where the rule begins
 * @param packageName its package; with {@code name} it identifies the rule in working memory
 * @param metadata its annotations by name, without quotes
 * @param patterns what it reads, in order
 */
public record RuleDescription(
        String file,
        int line,
        String packageName,
        String name,
        int step,
        Map<String, String> metadata,
        List<RulePattern> patterns) {

    public RuleDescription {
        metadata = Map.copyOf(metadata);
        patterns = List.copyOf(patterns);
    }

    /** {@code AN0691} or {@code AN0692}. */
    public String analytic() {
        return metadata.getOrDefault("analytic", "");
    }

    /** {@code DC0015} and the like; empty for a detection. */
    public String dataComponent() {
        return metadata.getOrDefault("dataComponent", "");
    }

    /** The log that shows the step; empty for a detection. */
    public String logSource() {
        return metadata.getOrDefault("logSource", "");
    }

    /** As the rule's metadata states it; empty where it states none. */
    public String severity() {
        return metadata.getOrDefault("severity", "");
    }

    /** The rule's title, or else its name. */
    public String title() {
        return metadata.getOrDefault("title", name);
    }
}
