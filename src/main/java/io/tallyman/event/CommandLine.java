package io.tallyman.event;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a command line would do, read from its words without running any of it. Scripts in its arguments ({@code sh -c "…"})
 * are taken apart as a shell would, with quotes, escapes and variables that the script itself sets.
 *
 * <p>Cheap to make: it is read when first asked. At most the first 64 KiB of it are read, in time linear in their number.
 * Blind spots: what a program reads from a file or the network, and variables of the environment.
 */
public final class CommandLine {

    private static final Set<String> MULTI_CALL = Set.of("busybox", "toybox", "coreutils", "exe");

    private final String executable;
    private final List<String> arguments;
    private @Nullable CommandTree tree;

    private CommandLine(String executable, List<String> arguments) {
        this.executable = executable;
        this.arguments = arguments;
    }

    /**
     * A command line.
     *
     * @param executable the program's path as the kernel saw it; empty if not told
     * @param arguments with the program's own name first; a single text with blanks is a line to be split
     */
    public static CommandLine of(String executable, List<String> arguments) {
        return new CommandLine(executable, List.copyOf(arguments));
    }

    /** A line as a person would type it into a shell. */
    public static CommandLine of(String line) {
        return new CommandLine("", List.of(line));
    }

    /**
     * Base names of the programs that it runs, in lower case, without {@code .exe}: the executable, the name that it is
     * called by, and those in its scripts. What only starts another program ({@code sudo}, {@code env}, {@code timeout},
     * {@code busybox} …) is left out.
     */
    public Set<String> programs() {
        var programs = new LinkedHashSet<String>();
        for (var invocation : tree().invocations()) {
            var name = invocation.program();
            if (!name.isEmpty() && !name.startsWith("$") && !ProgramNames.BUILT_IN.contains(name)) {
                programs.add(name);
            }
        }
        var own = ProgramNames.base(executable);
        if (!own.isEmpty() && !MULTI_CALL.contains(own) && !Wrappers.isWrapper(own)) {
            programs.add(own);
        }
        return programs;
    }

    /** Where it is told to connect to: names and addresses, port 0 where none is written. The machine itself is left out. */
    public List<Destination> destinations() {
        return DestinationReader.read(tree());
    }

    /** Whether what a downloader or decoder gives out is run as a program: {@code curl … | sh}, {@code eval "$(… | base64 -d)"}. */
    public boolean pipesIntoInterpreter() {
        return new PipedPrograms(tree()).any();
    }

    /** Whether it connects a shell to the network, by calling out or by listening. */
    public boolean opensReverseShell() {
        return new ReverseShells(tree()).any();
    }

    /** Whether it downloads a file and runs it: {@code wget -O x …; chmod +x x; ./x}. */
    public boolean downloadsAndExecutes() {
        return DroppedPrograms.any(tree());
    }

    private CommandTree tree() {
        var read = tree;
        if (read == null) {
            read = new CommandTree(script());
            tree = read;
        }
        return read;
    }

    private ShellScript script() {
        if (arguments.isEmpty()) {
            return executable.isEmpty() ? ShellScript.EMPTY : ShellScript.of(List.of(executable));
        }
        var first = arguments.get(0);
        if (arguments.size() == 1 && first.indexOf(' ') >= 0) {
            return line(first.substring(0, Math.min(first.length(), CommandTree.MOST_CHARACTERS)));
        }
        return ShellScript.of(bounded());
    }

    /** A whole line, split by the rules of what runs it: a shell of Unix, cmd.exe, or PowerShell. */
    private static ShellScript line(String line) {
        var start = line.startsWith("\"") ? 1 : 0;
        var first = line.substring(start, Math.max(start, line.indexOf(line.startsWith("\"") ? '"' : ' ', start)));
        var name = ProgramNames.base(first);
        if (ProgramNames.POWERSHELLS.contains(name)) {
            return ShellScript.of(List.of(line.replace("\"", "").split(" ", -1)));
        }
        var drive = first.indexOf(":\\") == 1;
        return drive || name.equals("cmd") ? ShellParser.parseWindows(line) : ShellParser.parse(line);
    }

    private List<String> bounded() {
        int left = CommandTree.MOST_CHARACTERS;
        for (int i = 0; i < arguments.size(); i++) {
            left -= arguments.get(i).length() + 1;
            if (left < 0) {
                var cut = arguments.get(i);
                var words = new ArrayList<>(arguments.subList(0, i));
                words.add(cut.substring(0, Math.max(0, cut.length() + left)));
                return words;
            }
        }
        return arguments;
    }
}
