package io.tallyman.event;

import io.tallyman.event.CommandTree.Stage;
import java.util.List;
import java.util.Map;

/** Finds a shell whose input and output are a network connection. */
final class ReverseShells {

    private static final Map<String, List<String>> SOCKETS = Map.of(
            "python", List.of("socket"),
            "perl", List.of("socket"),
            "ruby", List.of("tcpsocket", "rsocket"),
            "php", List.of("fsockopen", "stream_socket_client", "socket_create"),
            "lua", List.of("socket"),
            "node", List.of("'net'", "\"net\"", "net.socket", "net.connect"));
    private static final List<String> SHELL_CODE = List.of(
            "dup2",
            "pty.spawn",
            "subprocess",
            "os.system",
            "/bin/sh",
            "/bin/bash",
            "exec(",
            "exec \"",
            "proc_open",
            "shell_exec",
            "child_process",
            "io.popen",
            "os.execute",
            "cmd.exe",
            "spawn(");

    private final CommandTree tree;

    ReverseShells(CommandTree tree) {
        this.tree = tree;
    }

    boolean any() {
        return tree.invocations().stream().anyMatch(ReverseShells::isShellOnNetwork)
                || tree.pipelines().stream().anyMatch(ReverseShells::isPipedToNetwork)
                || isOnDescriptor();
    }

    private static boolean isShellOnNetwork(Invocation invocation) {
        var program = invocation.program();
        if (invocation.isShell()) {
            return invocation.command().redirects().stream().anyMatch(ShellScript.Redirect::isNetwork);
        }
        if (ProgramNames.NETCATS.contains(program)) {
            return givesShell(invocation);
        }
        if (program.equals("socat")) {
            var line = line(invocation);
            return (line.contains("exec:") || line.contains("system:"))
                    && (line.contains("tcp") || line.contains("ssl") || line.contains("udp"));
        }
        if (ProgramNames.POWERSHELLS.contains(program)) {
            return PowerShellText.opensShell(PowerShellText.of(invocation));
        }
        return isOneLiner(invocation);
    }

    /** {@code -e PROGRAM} or {@code -c COMMAND}, alone or behind other letters; long forms of ncat. */
    private static boolean givesShell(Invocation invocation) {
        return invocation.arguments().stream()
                .map(ShellScript.Word::text)
                .anyMatch(text -> Invocation.isCluster(text, "e")
                        || text.equals("-c")
                        || text.startsWith("-e/")
                        || text.startsWith("--exec")
                        || text.startsWith("--sh-exec"));
    }

    private static boolean isOneLiner(Invocation invocation) {
        var program = invocation.program();
        if (program.endsWith("awk")) {
            var line = line(invocation);
            return line.contains("/inet/tcp/") && line.contains("getline");
        }
        int code = ProgramNames.isScripting(program) ? invocation.codeIndex() : -1;
        if (code < 0) {
            return false;
        }
        var text = Texts.lower(invocation.words().get(code).text());
        return SOCKETS.entrySet().stream()
                        .filter(sockets -> program.startsWith(sockets.getKey()))
                        .anyMatch(sockets -> sockets.getValue().stream().anyMatch(text::contains))
                && SHELL_CODE.stream().anyMatch(text::contains);
    }

    private static String line(Invocation invocation) {
        var line = new StringBuilder();
        invocation.words().forEach(word -> line.append(word.text()).append(' '));
        return Texts.lower(line.toString());
    }

    /** {@code cat fifo | sh -i 2>&1 | nc HOST PORT}: a shell's output goes to a network client. */
    private static boolean isPipedToNetwork(List<Stage> pipeline) {
        boolean shell = false;
        for (var stage : pipeline) {
            if (shell && stage.own().stream().anyMatch(ReverseShells::isNetworkClient)) {
                return true;
            }
            shell |= stage.own().stream().anyMatch(own -> own.isShell() && own.readsProgram());
        }
        return false;
    }

    private static boolean isNetworkClient(Invocation invocation) {
        var program = invocation.program();
        return ProgramNames.NETCATS.contains(program)
                || program.equals("telnet")
                || program.equals("socat")
                || (program.equals("openssl") && invocation.hasAny("s_client"))
                || invocation.command().redirects().stream().anyMatch(ShellScript.Redirect::isNetwork);
    }

    /** {@code exec 5<>/dev/tcp/HOST/PORT}, and then a shell, or lines run as commands, on that descriptor. */
    private boolean isOnDescriptor() {
        boolean opened = false;
        boolean used = false;
        for (var invocation : tree.invocations()) {
            var redirects = invocation.command().redirects();
            opened |=
                    invocation.program().equals("exec") && redirects.stream().anyMatch(ShellScript.Redirect::isNetwork);
            used |= (invocation.isShell() && redirects.stream().anyMatch(redirect -> isCopy(redirect.operator())))
                    || invocation.written().startsWith("$");
        }
        return opened && used;
    }

    private static boolean isCopy(String operator) {
        return operator.equals("<&") || operator.equals(">&");
    }
}
