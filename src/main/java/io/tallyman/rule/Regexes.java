package io.tallyman.rule;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions of rules: well formed, and done in time linear in the text. */
final class Regexes {

    /* A repeated group that itself repeats, or that offers alternatives which begin alike: the usual blow-ups. */
    private static final Pattern NESTED = Pattern.compile("\\((?:[^()\\\\]|\\\\.)*[*+}](?:[^()\\\\]|\\\\.)*\\)[*+{]");

    private static final Pattern ALTERNATIVES = Pattern.compile("\\((?:\\?:)?(\\w)[^()|]*\\|\\1[^()]*\\)[*+{]");

    private Regexes() {}

    static void check(Expression expression, Passage passage) {
        if (!(expression instanceof StringLiteralExpr literal)) {
            passage.problem("A regular expression is a literal, so that it can be checked.");
            return;
        }
        var regex = literal.asString();
        try {
            Pattern.compile(regex);
        } catch (PatternSyntaxException wrong) {
            passage.problem("Regular expression \"%s\": %s.".formatted(regex, wrong.getDescription()));
            return;
        }
        if (NESTED.matcher(regex).find() || ALTERNATIVES.matcher(regex).find()) {
            passage.problem("Regular expression \"%s\" repeats a repetition, which can take for ever; "
                    .formatted(regex)
                    .concat("repeat only what cannot match in two ways."));
        }
    }
}
