package io.tallyman.links;

import io.tallyman.rule.InvalidRules;
import io.tallyman.rule.RuleCache;
import io.tallyman.rule.RuleFile;
import io.tallyman.rule.RuleSet;
import io.tallyman.rule.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes each constraint out of each rule in turn, and looks whether the rule's row notices. */
final class RuleMutants {

    private static final Pattern RULE = Pattern.compile("rule \"([^\"]+)\".*?\nwhen\n(.*?)\nthen", Pattern.DOTALL);
    private static final Pattern PATTERN =
            Pattern.compile("(?<=[A-Za-z])\\((?=[^()]*(?:\\([^()]*(?:\\([^()]*\\)[^()]*)*\\)[^()]*)*\\)\\s*(?:\n|$))");

    private RuleMutants() {}

    /** A rule file without one constraint of one rule. */
    private record Mutant(RuleFile file, String rule, String constraint) {}

    public static void main(String[] arguments) throws IOException {
        var out = System.out;
        int refused = 0;
        int noticed = 0;
        int missed = 0;
        for (var mutant : mutants()) {
            var files = RuleFile.shipped().stream()
                    .map(file -> file.path().equals(mutant.file.path()) ? mutant.file : file)
                    .toList();
            try {
                var rules = RuleSet.load(files, Vocabulary.STANDARD, RuleCache.in(Path.of("target", "mutant-cache")));
                if (notices(mutant.rule, rules)) {
                    noticed++;
                } else {
                    missed++;
                    out.printf("missed: %s without %s%n", mutant.rule, mutant.constraint);
                }
            } catch (InvalidRules invalid) {
                refused++;
                out.printf("refused: %s without %s%n", mutant.rule, mutant.constraint);
            }
        }
        out.printf("%d noticed, %d missed, %d refused by the check of rules%n", noticed, missed, refused);
    }

    private static boolean notices(String rule, RuleSet rules) {
        var row = Rows.ALL.stream()
                .filter(each -> each.rule().equals(rule))
                .findFirst()
                .orElseThrow();
        return row.silent().stream()
                .anyMatch(variant -> variant.story().outcome(rules).fired().contains(rule));
    }

    private static List<Mutant> mutants() throws IOException {
        var mutants = new ArrayList<Mutant>();
        for (var file : RuleFile.shipped()) {
            var rules = RULE.matcher(file.text());
            while (rules.find()) {
                var patterns = PATTERN.matcher(rules.group(2));
                while (patterns.find()) {
                    int from = rules.start(2) + patterns.end();
                    mutants.addAll(mutants(file, rules.group(1), from, end(file.text(), from)));
                }
            }
        }
        return mutants;
    }

    /* Where the parenthesis closes that was opened before. */
    private static int end(String text, int from) {
        int depth = 1;
        int at = from;
        while (depth > 0) {
            char c = text.charAt(at++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return at - 1;
    }

    private static List<Mutant> mutants(RuleFile file, String rule, int from, int to) {
        var parts = split(file.text().substring(from, to));
        var mutants = new ArrayList<Mutant>();
        for (int i = 0; i < parts.size(); i++) {
            var gone = parts.get(i).strip();
            if (gone.isEmpty() || gone.startsWith("$")) {
                continue;
            }
            var rest = new ArrayList<>(parts);
            rest.remove(i);
            var text = file.text().substring(0, from)
                    + String.join(",", rest)
                    + file.text().substring(to);
            mutants.add(new Mutant(new RuleFile(file.path(), text), rule, gone));
        }
        return mutants;
    }

    /* At the commas that stand in no parentheses. */
    private static List<String> split(String text) {
        var parts = new ArrayList<String>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(text.substring(begin, i));
                begin = i + 1;
            }
        }
        parts.add(text.substring(begin));
        return parts;
    }
}
