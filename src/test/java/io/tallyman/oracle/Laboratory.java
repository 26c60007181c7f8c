package io.tallyman.oracle;

import io.tallyman.Detector;
import io.tallyman.rule.RuleCache;
import io.tallyman.rule.RuleFile;
import io.tallyman.rule.RuleSet;
import io.tallyman.rule.Vocabulary;
import io.tallyman.tunable.Tunables;
import io.tallyman.tunable.TunablesFile;
import io.tallyman.tunable.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The shipped rules, compiled once, and the tunables of the worlds. Not thread-safe. */
final class Laboratory {

    private final RuleSet rules;
    private final Map<String, Tunables> tunables = new HashMap<>();

    private Laboratory(RuleSet rules) {
        this.rules = rules;
    }

    static Laboratory open() {
        try {
            return new Laboratory(RuleSet.load(RuleFile.shipped(), Vocabulary.STANDARD, RuleCache.shipped()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Tunables tunables(String yaml) {
        return tunables.computeIfAbsent(
                yaml, text -> TunablesFile.read(List.of(Yaml.read("a world's tunables", text))));
    }

    Detector detector(String yaml, Detector.Mode mode) {
        return new Detector(rules, tunables(yaml), mode);
    }
}
