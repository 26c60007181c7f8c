package io.tallyman.event;

import io.tallyman.event.ShellScript.Word;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Programs that only run another one, whose command line is the rest of theirs. */
final class Wrappers {

    /**
     * How a wrapper's own part is told from the rest.
     *
     * @param valued its options that take a value
     * @param positionals how many words of its own stand before the rest
     */
    private record Shape(Set<String> valued, int positionals) {}

    private static final Shape PLAIN = new Shape(Set.of(), 0);

    private static final Map<String, Shape> SHAPES = Map.ofEntries(
            Map.entry("sudo", new Shape(Set.of("-u", "-g", "-p", "-C", "-h", "-r", "-t", "-D", "-T", "-U"), 0)),
            Map.entry("doas", new Shape(Set.of("-u", "-C"), 0)),
            Map.entry("env", new Shape(Set.of("-u", "-C", "--unset", "--chdir"), 0)),
            Map.entry("nohup", PLAIN),
            Map.entry("setsid", PLAIN),
            Map.entry("exec", new Shape(Set.of("-a"), 0)),
            Map.entry("time", new Shape(Set.of("-f", "-o"), 0)),
            Map.entry("command", PLAIN),
            Map.entry("builtin", PLAIN),
            Map.entry("nice", new Shape(Set.of("-n", "--adjustment"), 0)),
            Map.entry("ionice", new Shape(Set.of("-c", "-n"), 0)),
            Map.entry("chrt", new Shape(Set.of("-T", "-P", "-D"), 1)),
            Map.entry("taskset", new Shape(Set.of(), 1)),
            Map.entry("stdbuf", new Shape(Set.of("-i", "-o", "-e"), 0)),
            Map.entry("timeout", new Shape(Set.of("-s", "-k", "--signal", "--kill-after"), 1)),
            Map.entry("busybox", PLAIN),
            Map.entry("toybox", PLAIN),
            Map.entry(
                    "xargs", new Shape(Set.of("-I", "-R", "-n", "-P", "-L", "-d", "-E", "-a", "-s", "--max-args"), 0)),
            Map.entry("chroot", new Shape(Set.of(), 1)),
            Map.entry("gosu", new Shape(Set.of(), 1)),
            Map.entry("su-exec", new Shape(Set.of(), 1)),
            Map.entry("tini", new Shape(Set.of("-p", "-e"), 0)),
            Map.entry("dumb-init", new Shape(Set.of("-r", "--rewrite"), 0)),
            Map.entry("unshare", PLAIN),
            Map.entry("nsenter", new Shape(Set.of("-t", "--target", "-S", "-G"), 0)),
            Map.entry("watch", new Shape(Set.of("-n", "--interval"), 0)),
            Map.entry("runuser", new Shape(Set.of("-u", "-g", "-G"), 0)),
            Map.entry("flock", new Shape(Set.of("-w", "-E"), 1)),
            Map.entry("torsocks", PLAIN));

    private Wrappers() {}

    static boolean isWrapper(String name) {
        return SHAPES.containsKey(name);
    }

    /** Index of the first word behind the assignments that stand before a program. */
    static int skipAssignments(List<Word> words, int from) {
        int at = from;
        while (at < words.size()) {
            var text = words.get(at).text();
            int equals = text.indexOf('=');
            if (equals <= 0 || !ShellVariables.isName(text.substring(0, equals))) {
                break;
            }
            at++;
        }
        return at;
    }

    /** Index of the program that the wrapper at {@code from} runs; the number of words where it runs none. */
    static int inner(List<Word> words, int from, String name) {
        var shape = SHAPES.getOrDefault(name, PLAIN);
        int at = from + 1;
        while (at < words.size() && words.get(at).text().startsWith("-")) {
            var option = words.get(at).text();
            at += shape.valued().contains(option) ? 2 : 1;
            if (option.equals("--")) {
                break;
            }
        }
        return skipAssignments(words, Math.min(words.size(), at + shape.positionals()));
    }
}
