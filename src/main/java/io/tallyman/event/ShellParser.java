package io.tallyman.event;

import io.tallyman.event.ShellScript.Command;
import io.tallyman.event.ShellScript.Redirect;
import io.tallyman.event.ShellScript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes a script of a Bourne-like shell apart in one pass, without running anything. What it cannot understand it passes
 * over: a script is never an error.
 *
 * <p>Not followed: functions, loops and cases as such (their bodies are read as if they ran once), arithmetic, globs.
 */
final class ShellParser {

    private static final int DEEPEST = 24;
    private static final Set<String> KEYWORDS =
            Set.of("if", "then", "elif", "else", "fi", "do", "done", "while", "until", "esac", "!", "time", "{", "}");

    private enum Operator {
        PIPE,
        SEPARATOR,
        END
    }

    private final ShellText text;
    private int depth;

    private ShellParser(String script, boolean windows) {
        text = new ShellText(script, windows, this);
    }

    static ShellScript parse(String script) {
        return new ShellParser(script, false).script('\0');
    }

    /** For cmd.exe, where the backslash separates folders. */
    static ShellScript parseWindows(String script) {
        return new ShellParser(script, true).script('\0');
    }

    /** Reads up to and with the character that ends it; {@code '\0'} means the end of the text. */
    ShellScript script(char end) {
        if (++depth > DEEPEST) {
            depth--;
            text.skipAll();
            return ShellScript.EMPTY;
        }
        var pipelines = new ArrayList<List<Command>>();
        var operator = Operator.SEPARATOR;
        while (operator != Operator.END) {
            var pipeline = new ArrayList<Command>();
            do {
                var command = command(end);
                if (!command.isEmpty()) {
                    pipeline.add(command);
                }
                operator = operator(end);
            } while (operator == Operator.PIPE);
            if (!pipeline.isEmpty()) {
                pipelines.add(List.copyOf(pipeline));
            }
        }
        depth--;
        return new ShellScript(pipelines);
    }

    private Operator operator(char end) {
        if (text.atEnd()) {
            return Operator.END;
        }
        char here = text.take();
        if (here == end) {
            return Operator.END;
        }
        if (here != '|') {
            return Operator.SEPARATOR;
        }
        if (text.takeIf('|')) {
            return Operator.SEPARATOR;
        }
        text.takeIf('&');
        return Operator.PIPE;
    }

    private Command command(char end) {
        var words = new ArrayList<Word>();
        var redirects = new ArrayList<Redirect>();
        var groups = new ArrayList<ShellScript>();
        while (text.skipBlanks() && !endsCommand(end, words.isEmpty())) {
            char here = text.peek(0);
            if (here == '(') {
                text.take();
                open(words, groups);
            } else if (here == '{' && words.isEmpty() && text.peek(1) <= ' ') {
                text.take();
                groups.add(script('}'));
            } else if (text.isRedirect()) {
                redirects.add(redirect(end));
            } else {
                var word = text.word(end);
                if (!words.isEmpty() || !KEYWORDS.contains(word.text())) {
                    words.add(word);
                }
            }
        }
        text.remember(words);
        return new Command(words, redirects, groups);
    }

    /** A subshell; or, behind a name, the parentheses of a function. */
    private void open(List<Word> words, List<ShellScript> groups) {
        if (words.isEmpty()) {
            groups.add(script(')'));
            return;
        }
        words.clear();
        text.takeIf(')');
    }

    private boolean endsCommand(char end, boolean first) {
        char here = text.peek(0);
        if (here == '&') {
            return text.peek(1) != '>';
        }
        return here == '|'
                || here == ';'
                || here == '\n'
                || here == ')'
                || (here == '`' && end == '`')
                || (here == '}' && end == '}' && first);
    }

    private Redirect redirect(char end) {
        var operator = text.redirectOperator();
        text.skipBlanks();
        return new Redirect(operator, text.word(end));
    }
}
