package io.tallyman.event;

import java.util.ArrayList;
import java.util.List;

/** A shell script as far as it matters which programs it runs: pipelines in the order in which they stand. */
record ShellScript(List<List<Command>> pipelines) {

    static final ShellScript EMPTY = new ShellScript(List.of());

    ShellScript {
        pipelines = List.copyOf(pipelines);
    }

    /** A script of one command, whose words are taken as they are. */
    static ShellScript of(List<String> words) {
        var plain = words.stream().map(Word::of).toList();
        return new ShellScript(List.of(List.of(new Command(plain, List.of(), List.of()))));
    }

    /**
     * One stage of a pipeline.
     *
     * @param words program and arguments, behind assignments; keywords are left out
     * @param redirects in order
     * @param groups what stands in {@code ( … )} or <code>{ … }</code> instead of words
     */
    record Command(List<Word> words, List<Redirect> redirects, List<ShellScript> groups) {
        Command {
            words = List.copyOf(words);
            redirects = List.copyOf(redirects);
            groups = List.copyOf(groups);
        }

        boolean isEmpty() {
            return words.isEmpty() && redirects.isEmpty() && groups.isEmpty();
        }

        /** The scripts inside its words and redirects. */
        List<ShellScript> substitutions() {
            var inside = new ArrayList<ShellScript>();
            words.forEach(word -> inside.addAll(word.substitutions()));
            redirects.forEach(redirect -> inside.addAll(redirect.target().substitutions()));
            return inside;
        }
    }

    /**
     * A word without its quotes.
     *
     * @param substitutions the scripts whose output stands in it, which {@code text} leaves out
     * @param process whether it is a process substitution, {@code <( … )}
     */
    record Word(String text, List<ShellScript> substitutions, boolean process) {
        Word {
            substitutions = List.copyOf(substitutions);
        }

        static Word of(String text) {
            return new Word(text, List.of(), false);
        }
    }

    /**
     * A redirection.
     *
     * @param operator without the descriptor before it: {@code >}, {@code >&}, {@code <<<} …
     */
    record Redirect(String operator, Word target) {
        boolean isInput() {
            return operator.startsWith("<");
        }

        boolean isNetwork() {
            return target.text().startsWith("/dev/tcp/") || target.text().startsWith("/dev/udp/");
        }
    }
}
