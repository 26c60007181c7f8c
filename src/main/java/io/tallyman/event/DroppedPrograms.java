package io.tallyman.event;

import io.tallyman.event.CommandTree.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds a file that is downloaded, or decoded, and then run by the same command line. */
final class DroppedPrograms {

    private static final Set<String> UNPACKERS = Set.of("tar", "unzip", "bsdtar", "7z", "cpio");
    private static final Set<String> COPIERS = Set.of("mv", "cp", "ln", "install");
    private static final List<String> SCRATCH = List.of("./", "/tmp/", "/var/tmp/", "/dev/shm/");

    private final Set<String> files = new HashSet<>();
    private boolean fetched;
    private boolean unpacked;

    private DroppedPrograms() {}

    static boolean any(CommandTree tree) {
        var dropped = new DroppedPrograms();
        return tree.pipelines().stream().anyMatch(dropped::isRun);
    }

    private boolean isRun(List<Stage> pipeline) {
        boolean produced = false;
        for (var stage : pipeline) {
            for (var invocation : stage.own()) {
                if (isRun(invocation)) {
                    return true;
                }
                note(invocation, produced);
            }
            produced |= PipedPrograms.produces(stage.all());
            if (produced) {
                stage.own().forEach(this::noteTargets);
            }
        }
        return false;
    }

    private void note(Invocation invocation, boolean produced) {
        var program = invocation.program();
        if (ProgramNames.isFetcher(program)) {
            fetched = true;
            noteOutput(invocation);
        } else if (UNPACKERS.contains(program)) {
            unpacked |= produced || fetched;
        } else if (COPIERS.contains(program) && names(invocation)) {
            var words = invocation.words();
            add(words.get(words.size() - 1).text());
        } else if (produced && program.equals("tee")) {
            invocation.arguments().forEach(word -> add(word.text()));
        }
    }

    private void noteTargets(Invocation invocation) {
        for (var redirect : invocation.command().redirects()) {
            if (redirect.operator().startsWith(">") || redirect.operator().startsWith("&>")) {
                add(redirect.target().text());
            }
        }
    }

    private void noteOutput(Invocation invocation) {
        var named = false;
        for (var option : List.of("-O", "-o", "--output", "--output-document")) {
            var value = Options.fetcher(invocation.program()).value(invocation, option);
            named |= value.isPresent();
            value.filter(file -> !UrlScanner.isUrl(file)).ifPresent(this::add);
        }
        if (invocation.program().equals("certutil") || invocation.program().equals("bitsadmin")) {
            add(invocation.words().get(invocation.words().size() - 1).text());
        }
        for (var word : invocation.arguments()) {
            if (!named || !invocation.program().startsWith("wget")) {
                add(path(word.text()));
            }
        }
    }

    /** The path of a URL, with or without scheme; empty where it is none. */
    private static String path(String url) {
        int authority = url.indexOf("://");
        int slash = url.indexOf('/', authority < 0 ? 0 : authority + 3);
        if (slash <= 0 || url.startsWith("-")) {
            return "";
        }
        int end = url.length();
        for (char mark : new char[] {'?', '#'}) {
            int at = url.indexOf(mark, slash);
            end = at < 0 ? end : Math.min(end, at);
        }
        return url.substring(slash, end);
    }

    private void add(String file) {
        var name = ProgramNames.base(file);
        if (!name.isEmpty() && !name.equals("-") && !file.startsWith("/dev/null")) {
            files.add(name);
        }
    }

    private boolean isRun(Invocation invocation) {
        var program = invocation.program();
        var written = invocation.written();
        if (ProgramNames.POWERSHELLS.contains(program)) {
            return PowerShellText.startsDownload(PowerShellText.of(invocation));
        }
        if (written.indexOf('/') >= 0 || written.indexOf('\\') >= 0) {
            if (files.contains(program) || (unpacked && SCRATCH.stream().anyMatch(written::startsWith))) {
                return true;
            }
        }
        var reads = ProgramNames.isInterpreter(program)
                || Set.of("source", ".", "java", "start", "rundll32", "regsvr32", "mshta", "cscript", "wscript")
                        .contains(program)
                || program.startsWith("ld-linux")
                || program.startsWith("ld-musl");
        return reads && invocation.codeIndex() < 0 && names(invocation);
    }

    private boolean names(Invocation invocation) {
        return invocation.arguments().stream().anyMatch(word -> files.contains(ProgramNames.base(word.text())));
    }
}
