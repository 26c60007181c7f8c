package io.tallyman.event;

import io.tallyman.event.ShellScript.Command;
import io.tallyman.event.ShellScript.Word;
import java.util.List;
import java.util.Set;

/**
 * One program that a command runs, without what only starts it ({@code sudo}, {@code env A=b}, {@code timeout 5} …).
 *
 * @param program base name in lower case, without {@code .exe}; empty where a command has none
 * @param words the program as written, then its arguments
 * @param command the whole command
 * @param throughXargs whether its last arguments come from standard input
 */
record Invocation(String program, List<Word> words, Command command, boolean throughXargs) {

    Invocation {
        words = List.copyOf(words);
    }

    static Invocation of(Command command) {
        var words = command.words();
        int at = Wrappers.skipAssignments(words, 0);
        boolean xargs = false;
        while (at < words.size()) {
            var name = ProgramNames.base(words.get(at).text());
            if (!Wrappers.isWrapper(name)) {
                return new Invocation(name, words.subList(at, words.size()), command, xargs);
            }
            int inner = Wrappers.inner(words, at, name);
            if (inner >= words.size()) {
                return new Invocation(name, words.subList(at, words.size()), command, xargs);
            }
            xargs |= name.equals("xargs");
            at = inner;
        }
        return new Invocation("", List.of(), command, false);
    }

    /** The program as it is written; empty where there is none. */
    String written() {
        return words.isEmpty() ? "" : words.get(0).text();
    }

    List<Word> arguments() {
        return words.isEmpty() ? words : words.subList(1, words.size());
    }

    boolean hasAny(String... options) {
        var wanted = Set.of(options);
        return arguments().stream().anyMatch(word -> wanted.contains(word.text()));
    }

    boolean isShell() {
        return ProgramNames.SHELLS.contains(program);
    }

    /**
     * Index among {@link #words} of the code that an option hands over: {@code sh -c CODE}, {@code python -c CODE}, {@code
     * perl -e CODE}, {@code php -r CODE}; -1 where there is none.
     */
    int codeIndex() {
        boolean user = program.equals("su");
        if (!isShell() && !user && !ProgramNames.isScripting(program)) {
            return -1;
        }
        for (int i = 1; i < words.size(); i++) {
            var text = words.get(i).text();
            if (takesCode(text)) {
                return behindOptions(i + 1);
            }
            if (!text.startsWith("-") && !text.startsWith("+") && !user) {
                return -1;
            }
        }
        return -1;
    }

    private boolean takesCode(String option) {
        if (option.equals("--eval") || option.equals("--command")) {
            return true;
        }
        if (isShell() || program.equals("su")) {
            return isCluster(option, "c");
        }
        var letters = program.startsWith("python") ? "c" : program.startsWith("php") ? "r" : "eEp";
        return isCluster(option, letters)
                && letters.indexOf(option.charAt(option.length() - 1)) >= 0
                && ("MImr".indexOf(option.charAt(1)) < 0 || option.equals("-r"));
    }

    private int behindOptions(int from) {
        int at = from;
        while (isShell() && at < words.size() && words.get(at).text().startsWith("-")) {
            at++;
        }
        return at < words.size() ? at : -1;
    }

    /** Whether this is one dash and letters, among them one of these. */
    static boolean isCluster(String text, String letters) {
        if (text.length() < 2 || text.charAt(0) != '-' || text.charAt(1) == '-') {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            if (!Character.isLetter(text.charAt(i))) {
                return false;
            }
            if (letters.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether it takes its program from standard input: an interpreter without a file or code of its own. */
    boolean readsProgram() {
        if (program.equals("iex") || program.equals("invoke-expression")) {
            return true;
        }
        if (program.equals("source") || program.equals(".")) {
            return hasAny("/dev/stdin", "/proc/self/fd/0");
        }
        if (ProgramNames.POWERSHELLS.contains(program)) {
            return words.size() == 1 || words.get(words.size() - 1).text().equals("-");
        }
        return ProgramNames.isInterpreter(program) && readsProgramAsInterpreter();
    }

    private boolean readsProgramAsInterpreter() {
        for (int i = 1; i < words.size(); i++) {
            var text = words.get(i).text();
            if (text.equals("-")
                    || text.equals("/dev/stdin")
                    || text.equals("/dev/fd/0")
                    || text.equals("/proc/self/fd/0")) {
                return true;
            }
            if (isShell() && isCluster(text, "s")) {
                return true;
            }
            if (takesCode(text) || (!isShell() && text.equals("-m"))) {
                return throughXargs
                        && (i + 1 == words.size() || words.get(i + 1).text().startsWith("{"));
            }
            if (Set.of("-o", "+o", "-O", "+O", "-W", "-X").contains(text)) {
                i++;
            } else if (!text.startsWith("-") && !text.startsWith("+")) {
                return false;
            }
        }
        return true;
    }
}
