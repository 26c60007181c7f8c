package io.tallyman.event;

import io.tallyman.event.CommandTree.Stage;
import io.tallyman.event.ShellScript.Word;
import java.util.List;

/** Finds output of a downloader or decoder that is run as a program, without a file between. */
final class PipedPrograms {

    private static final List<String> FETCHING_CODE = List.of(
            "urlopen",
            "urlretrieve",
            "requests.get",
            "http.client",
            "lwp::simple",
            "lwp::useragent",
            "net::http",
            "open-uri",
            "file_get_contents('http",
            "file_get_contents(\"http",
            "curl_exec",
            "b64decode",
            "decode_base64",
            "base64_decode",
            "base64.decode64",
            "fromcharcode",
            "'base64')",
            "\"base64\")",
            "zlib.decompress");
    private static final List<String> RUNNING_CODE = List.of(
            "exec(", "exec (", "eval(", "eval (", "eval ", "os.system", "subprocess", "system(", "popen", "shell_exec");

    private final CommandTree tree;

    PipedPrograms(CommandTree tree) {
        this.tree = tree;
    }

    boolean any() {
        return tree.pipelines().stream().anyMatch(PipedPrograms::isPiped)
                || tree.invocations().stream().anyMatch(this::isSubstituted)
                || tree.invocations().stream().anyMatch(PipedPrograms::isOneLiner);
    }

    private static boolean isPiped(List<Stage> pipeline) {
        boolean produced = false;
        for (var stage : pipeline) {
            if (produced && stage.own().stream().anyMatch(Invocation::readsProgram)) {
                return true;
            }
            produced |= produces(stage.all());
        }
        return false;
    }

    static boolean produces(List<Invocation> invocations) {
        return invocations.stream().anyMatch(PipedPrograms::isProducer);
    }

    private static boolean isProducer(Invocation invocation) {
        return ProgramNames.isFetcher(invocation.program())
                || ProgramNames.isDecoder(invocation)
                || (ProgramNames.POWERSHELLS.contains(invocation.program())
                        && PowerShellText.fetches(PowerShellText.of(invocation)))
                || invocation.command().redirects().stream()
                        .anyMatch(redirect -> redirect.isInput() && redirect.isNetwork());
    }

    /** {@code bash <(curl …)}, {@code sh -c "$(curl …)"}, {@code eval $(…)}, {@code $(…)} in a program's place. */
    private boolean isSubstituted(Invocation invocation) {
        var words = invocation.words();
        if (words.isEmpty()) {
            return false;
        }
        if (isProduced(words.get(0))) {
            return true;
        }
        var program = invocation.program();
        if (program.equals("eval") && words.stream().anyMatch(this::isProduced)) {
            return true;
        }
        var takesFile = program.equals("source") || program.equals(".");
        if (!takesFile && !ProgramNames.isInterpreter(program)) {
            return false;
        }
        int code = invocation.codeIndex();
        return (code > 0 && isProduced(words.get(code)))
                || words.stream().anyMatch(word -> word.process() && isProduced(word))
                || isFedProduced(invocation);
    }

    private boolean isFedProduced(Invocation invocation) {
        return invocation.readsProgram()
                && invocation.command().redirects().stream()
                        .filter(ShellScript.Redirect::isInput)
                        .anyMatch(redirect -> redirect.isNetwork() || isProduced(redirect.target()));
    }

    private boolean isProduced(Word word) {
        return word.substitutions().stream().anyMatch(script -> produces(tree.within(script)));
    }

    /** A one-line program that fetches or decodes code and runs it; PowerShell's among them. */
    private static boolean isOneLiner(Invocation invocation) {
        if (ProgramNames.POWERSHELLS.contains(invocation.program())) {
            return PowerShellText.runsDownload(PowerShellText.of(invocation));
        }
        int code = ProgramNames.isScripting(invocation.program()) ? invocation.codeIndex() : -1;
        if (code < 0) {
            return false;
        }
        var text = Texts.lower(invocation.words().get(code).text());
        return FETCHING_CODE.stream().anyMatch(text::contains)
                && RUNNING_CODE.stream().anyMatch(text::contains);
    }
}
