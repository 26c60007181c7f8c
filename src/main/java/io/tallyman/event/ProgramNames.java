package io.tallyman.event;

import java.util.Set;

/** Programs by what they do, by base name. */
final class ProgramNames {

    static final Set<String> SHELLS =
            Set.of("sh", "bash", "dash", "ash", "zsh", "ksh", "mksh", "fish", "csh", "tcsh", "rbash");

    static final Set<String> NETCATS = Set.of("nc", "ncat", "netcat", "nc.openbsd", "nc.traditional");

    static final Set<String> POWERSHELLS = Set.of("powershell", "pwsh");

    /** Words that a shell runs itself, and that therefore are no programs. */
    static final Set<String> BUILT_IN = Set.of(
            "cd",
            "export",
            "set",
            "unset",
            "alias",
            "source",
            ".",
            "eval",
            "read",
            "shift",
            "trap",
            "wait",
            "return",
            "break",
            "continue",
            "local",
            "declare",
            "typeset",
            "umask",
            "ulimit",
            ":",
            "exec",
            "[",
            "[[",
            "for",
            "case",
            "select",
            "function",
            "exit",
            "command",
            "builtin",
            "iex",
            "invoke-expression");

    private static final Set<String> FETCHERS = Set.of(
            "curl",
            "wget",
            "wget2",
            "fetch",
            "aria2c",
            "axel",
            "lynx",
            "ftp",
            "tftp",
            "lwp-download",
            "lwp-request",
            "http",
            "https",
            "curlie",
            "socat",
            "telnet",
            "iwr",
            "invoke-webrequest",
            "irm",
            "invoke-restmethod",
            "certutil",
            "bitsadmin",
            "start-bitstransfer");

    private static final Set<String> UNPACKERS =
            Set.of("gunzip", "zcat", "bzcat", "xzcat", "unxz", "bunzip2", "uudecode");

    private static final Set<String> CODECS =
            Set.of("base64", "base32", "basenc", "gzip", "bzip2", "xz", "zstd", "lzma");

    private ProgramNames() {}

    /** The last part of a path, in lower case, without {@code .exe}. */
    static String base(String path) {
        var name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        var lower = Texts.lower(name);
        return lower.endsWith(".exe") ? lower.substring(0, lower.length() - 4) : lower;
    }

    static boolean isScripting(String name) {
        return name.startsWith("python")
                || name.startsWith("perl")
                || name.startsWith("ruby")
                || name.startsWith("php")
                || name.startsWith("lua")
                || name.equals("node")
                || name.equals("nodejs");
    }

    static boolean isInterpreter(String name) {
        return SHELLS.contains(name) || POWERSHELLS.contains(name) || isScripting(name);
    }

    static boolean isFetcher(String name) {
        return FETCHERS.contains(name) || NETCATS.contains(name);
    }

    /** Whether the command turns encoded or packed input into what it was. */
    static boolean isDecoder(Invocation invocation) {
        var name = invocation.program();
        return UNPACKERS.contains(name)
                || (CODECS.contains(name)
                        && invocation.hasAny("-d", "-D", "--decode", "--decompress", "-dc", "-cd", "-di"))
                || (name.equals("xxd") && invocation.hasAny("-r", "-rp", "-r -p", "-pr", "-revert"))
                || (name.equals("openssl") && invocation.hasAny("-d", "-dec", "-decrypt"));
    }
}
