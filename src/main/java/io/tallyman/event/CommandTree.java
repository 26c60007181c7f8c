package io.tallyman.event;

import io.tallyman.event.ShellScript.Command;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Everything that a command line runs, with the scripts inside it opened: {@code sh -c "…"}, {@code eval}, {@code cmd /c},
 * substitutions and groups.
 */
final class CommandTree {

    private static final int DEEPEST = 16;

    /** Longer scripts are read up to here, all levels together counted several times over. */
    static final int MOST_CHARACTERS = 1 << 16;

    private final List<Invocation> invocations = new ArrayList<>();
    private final List<List<Stage>> pipelines = new ArrayList<>();
    private final IdentityHashMap<ShellScript, List<Invocation>> opened = new IdentityHashMap<>();
    private int budget = 4 * MOST_CHARACTERS;

    /**
     * A stage of a pipeline.
     *
     * @param own what stands there itself: a program, or those of the group
     * @param all these and what runs inside their words
     */
    record Stage(List<Invocation> own, List<Invocation> all) {}

    CommandTree(ShellScript script) {
        open(script, 0);
    }

    /** In the order in which they stand; what runs inside a command's words comes before it. */
    List<Invocation> invocations() {
        return invocations;
    }

    List<List<Stage>> pipelines() {
        return pipelines;
    }

    /** All programs in this script, which must be one of this tree. */
    List<Invocation> within(ShellScript script) {
        return opened.getOrDefault(script, List.of());
    }

    /** The programs that stand in the script itself. */
    private List<Invocation> open(ShellScript script, int depth) {
        var direct = new ArrayList<Invocation>();
        if (depth > DEEPEST || script.pipelines().isEmpty()) {
            return direct;
        }
        var all = new ArrayList<Invocation>();
        opened.put(script, all);
        for (var pipeline : script.pipelines()) {
            var stages = new ArrayList<Stage>();
            for (var command : pipeline) {
                var stage = stage(command, depth);
                stages.add(stage);
                direct.addAll(stage.own());
                all.addAll(stage.all());
            }
            pipelines.add(stages);
        }
        return direct;
    }

    private Stage stage(Command command, int depth) {
        var own = new ArrayList<Invocation>();
        var all = new ArrayList<Invocation>();
        for (var inside : command.substitutions()) {
            open(inside, depth + 1);
            all.addAll(within(inside));
        }
        for (var group : command.groups()) {
            own.addAll(open(group, depth + 1));
            all.addAll(within(group));
        }
        if (!command.words().isEmpty() || !command.redirects().isEmpty()) {
            var invocation = Invocation.of(command);
            own.add(invocation);
            invocations.add(invocation);
            var script = script(invocation);
            open(script, depth + 1);
            all.addAll(within(script));
        }
        all.addAll(own);
        return new Stage(own, all);
    }

    /** The script that a command hands to a shell in its arguments; an empty one where there is none. */
    private ShellScript script(Invocation invocation) {
        int code = invocation.isShell() || invocation.program().equals("su") ? invocation.codeIndex() : -1;
        if (code > 0) {
            return parse(
                    joined(invocation, code, invocation.words().get(code).text().indexOf(' ') < 0), false);
        }
        if (invocation.program().equals("eval")) {
            return parse(joined(invocation, 1, true), false);
        }
        if (invocation.program().equals("cmd")) {
            return parse(joined(invocation, behind(invocation, "/c", "/k"), true), true);
        }
        return ShellScript.EMPTY;
    }

    private static int behind(Invocation invocation, String... options) {
        for (int i = 1; i < invocation.words().size(); i++) {
            for (var option : options) {
                if (invocation.words().get(i).text().equalsIgnoreCase(option)) {
                    return i + 1;
                }
            }
        }
        return invocation.words().size();
    }

    /** One word; or, where logs have split an unquoted script at its blanks, this and all that follow. */
    private static String joined(Invocation invocation, int from, boolean all) {
        var words = invocation.words();
        int to = all ? words.size() : from + 1;
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : " ").append(words.get(i).text());
        }
        return text.toString();
    }

    private ShellScript parse(String script, boolean windows) {
        if (budget <= 0 || script.isEmpty()) {
            return ShellScript.EMPTY;
        }
        var text = script.length() > MOST_CHARACTERS ? script.substring(0, MOST_CHARACTERS) : script;
        budget -= text.length();
        return windows ? ShellParser.parseWindows(text) : ShellParser.parse(text);
    }
}
