package io.tallyman.userdata;

import io.tallyman.event.Attribution;
import io.tallyman.event.CommandLine;
import io.tallyman.event.UserDataDirective;
import io.tallyman.event.UserDataDirective.Kind;
import io.tallyman.event.UserDataObserved;
import java.util.ArrayList;
import java.util.List;

/** Collects directives, without their secrets. */
final class Directives {

    private static final int MOST_SHOWN = 2000;
    /** A command line is read up to 64 KiB; what hands the script over takes some of them. */
    private static final int LONGEST_SCRIPT = 60 << 10;

    private final UserDataObserved observed;
    private final Budget budget;
    private final List<UserDataDirective> all = new ArrayList<>();

    Directives(UserDataObserved observed, Budget budget) {
        this.observed = observed;
        this.budget = budget;
    }

    List<UserDataDirective> all() {
        return all;
    }

    /** Something that is no command line, or is one with these words. */
    void add(Kind kind, String text, List<String> arguments) {
        if (!text.isBlank() && budget.keeps(arguments)) {
            all.add(directive(
                    kind,
                    shortened(Secrets.mask(readable(text))),
                    Secrets.mask(arguments.stream().map(Directives::readable).toList())));
        }
    }

    private static String readable(String argument) {
        return argument.substring(0, Math.min(argument.length(), LONGEST_SCRIPT));
    }

    private UserDataDirective directive(Kind kind, String text, List<String> arguments) {
        return new UserDataDirective(
                observed.time(), observed.origin(), observed.machine(), kind, text, arguments, Attribution.NONE);
    }

    /** A whole script; one that begins with {@code #!} names its interpreter, else it is the one given. */
    void script(Kind kind, String written, String otherwise) {
        var readable = written.substring(0, Math.min(written.length(), budget.characters()));
        var text = Secrets.mask(readable.replace("\r\n", "\n").strip());
        var interpreter = Interpreter.of(text, otherwise);
        int from = 0;
        while (from < text.length() && !budget.isSpent()) {
            int to = end(text, from);
            var piece = text.substring(from, to).strip();
            if (!piece.isEmpty()) {
                keep(kind, shortened(piece), interpreter.running(piece));
            }
            from = to;
        }
    }

    private void keep(Kind kind, String text, List<String> arguments) {
        if (budget.keeps(arguments)) {
            all.add(directive(kind, text, arguments));
        }
    }

    private static int end(String text, int from) {
        if (text.length() - from <= LONGEST_SCRIPT) {
            return text.length();
        }
        int line = text.lastIndexOf('\n', from + LONGEST_SCRIPT);
        return line > from ? line + 1 : from + LONGEST_SCRIPT;
    }

    /** All commands of a list as one more directive, where only together they do what none of them does alone. */
    void together(Kind kind, int from) {
        var each = all.subList(Math.min(from, all.size()), all.size()).stream()
                .filter(directive -> directive.kind() == kind)
                .toList();
        if (each.size() < 2 || each.stream().map(UserDataDirective::command).anyMatch(Directives::isTelling)) {
            return;
        }
        var script = new StringBuilder();
        for (var directive : each) {
            script.append(line(directive.arguments())).append('\n');
            if (script.length() > LONGEST_SCRIPT) {
                break;
            }
        }
        var arguments = List.of("sh", "-c", script.toString());
        if (isTelling(CommandLine.of("", arguments))) {
            keep(kind, shortened(script.toString().strip()), arguments);
        }
    }

    private static boolean isTelling(CommandLine command) {
        return command.downloadsAndExecutes() || command.opensReverseShell();
    }

    /** A command as a shell's line, which it was where it is handed to one. */
    private static String line(List<String> arguments) {
        if (arguments.size() == 3
                && arguments.get(0).equals("sh")
                && arguments.get(1).equals("-c")) {
            return arguments.get(2);
        }
        var line = new StringBuilder();
        arguments.forEach(
                word -> line.append('\'').append(word.replace("'", "'\\''")).append("' "));
        return line.toString();
    }

    private static String shortened(String text) {
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + " …";
    }
}
