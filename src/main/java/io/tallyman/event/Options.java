package io.tallyman.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which words of a command line are options' values and which stand for themselves.
 *
 * @param letters short options that take a value, attached or as the next word
 * @param names long options that take the next word, unless they are written with {@code =}
 */
record Options(String letters, Set<String> names) {

    static final Options NONE = new Options("", Set.of());
    static final Options NETCAT = new Options(
            "egiopswxXqTIOVPmMbcCGWd",
            Set.of(
                    "--exec",
                    "--sh-exec",
                    "--source",
                    "--source-port",
                    "--proxy",
                    "--proxy-type",
                    "--wait",
                    "--idle-timeout"));
    static final Options SSH = new Options("bcDEeFIiJLlmOopQRSWw", Set.of());

    private static final Options CURL = new Options(
            "AbcCdDeEFhHKmoPQrtTuUwxXyYz",
            Set.of(
                    "--output",
                    "--header",
                    "--data",
                    "--data-raw",
                    "--data-binary",
                    "--data-urlencode",
                    "--json",
                    "--user-agent",
                    "--user",
                    "--proxy-user",
                    "--request",
                    "--form",
                    "--cookie",
                    "--cookie-jar",
                    "--referer",
                    "--write-out",
                    "--max-time",
                    "--connect-timeout",
                    "--retry",
                    "--retry-delay",
                    "--retry-max-time",
                    "--resolve",
                    "--connect-to",
                    "--proxy",
                    "--preproxy",
                    "--socks4",
                    "--socks5",
                    "--socks5-hostname",
                    "--cacert",
                    "--capath",
                    "--cert",
                    "--key",
                    "--interface",
                    "--limit-rate",
                    "--url",
                    "--upload-file",
                    "--range",
                    "--dns-servers",
                    "--doh-url",
                    "--unix-socket",
                    "--max-redirs",
                    "--proto",
                    "--proto-default",
                    "--proto-redir",
                    "--tls-max",
                    "--ciphers",
                    "--config",
                    "--output-dir",
                    "--noproxy",
                    "--dump-header",
                    "--speed-limit",
                    "--speed-time",
                    "--keepalive-time",
                    "--max-filesize",
                    "--netrc-file",
                    "--oauth2-bearer",
                    "--aws-sigv4"));

    private static final Options WGET = new Options(
            "OoatTwQPDUeiBRAXIl",
            Set.of(
                    "--output-document",
                    "--output-file",
                    "--append-output",
                    "--tries",
                    "--timeout",
                    "--wait",
                    "--quota",
                    "--directory-prefix",
                    "--user-agent",
                    "--header",
                    "--post-data",
                    "--post-file",
                    "--user",
                    "--password",
                    "--execute",
                    "--input-file",
                    "--base",
                    "--bind-address",
                    "--referer",
                    "--limit-rate",
                    "--dns-timeout",
                    "--connect-timeout",
                    "--read-timeout",
                    "--method",
                    "--body-data"));

    /** How curl, wget and their like take options. */
    static Options fetcher(String program) {
        return program.equals("curl") ? CURL : WGET;
    }

    /** The words that are neither options nor their values. */
    static List<String> positionals(Invocation invocation, Options options) {
        var positionals = new ArrayList<String>();
        var words = invocation.words();
        boolean literal = false;
        for (int i = 1; i < words.size(); i++) {
            var text = words.get(i).text();
            if (literal || text.length() < 2 || text.charAt(0) != '-') {
                positionals.add(text);
            } else if (text.equals("--")) {
                literal = true;
            } else if (options.takesNext(text)) {
                i++;
            }
        }
        return positionals;
    }

    private boolean takesNext(String option) {
        if (option.startsWith("--")) {
            return names.contains(option);
        }
        for (int i = 1; i < option.length(); i++) {
            if (letters.indexOf(option.charAt(i)) >= 0) {
                return i == option.length() - 1;
            }
        }
        return false;
    }

    /**
     * The value of an option, written as {@code -o V}, {@code -oV}, behind other letters ({@code -qo V}), {@code --name V}
     * or {@code --name=V}.
     */
    Optional<String> value(Invocation invocation, String option) {
        var words = invocation.words();
        for (int i = 1; i < words.size(); i++) {
            var text = words.get(i).text();
            int behind = option.startsWith("--") ? behindName(text, option) : behindLetter(text, option.charAt(1));
            if (behind == text.length()) {
                return i + 1 < words.size() ? Optional.of(words.get(i + 1).text()) : Optional.empty();
            }
            if (behind > 0) {
                return Optional.of(text.substring(behind));
            }
        }
        return Optional.empty();
    }

    private static int behindName(String text, String option) {
        if (text.equals(option)) {
            return text.length();
        }
        return text.startsWith(option + "=") ? option.length() + 1 : -1;
    }

    private int behindLetter(String text, char letter) {
        if (text.length() < 2 || text.charAt(0) != '-' || text.charAt(1) == '-') {
            return -1;
        }
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) == letter) {
                return i + 1;
            }
            if (letters.indexOf(text.charAt(i)) >= 0) {
                return -1;
            }
        }
        return -1;
    }
}
