package io.tallyman.event;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The destinations that programs are told in their arguments, by how each of them is called. */
final class DestinationReader {

    private static final Set<String> REMOTE_SHELLS = Set.of("ssh", "autossh", "slogin", "sshpass", "mosh");
    private static final Set<String> COPIERS = Set.of("scp", "sftp", "rsync");
    private static final Set<String> HOST_FIRST = Set.of(
            "telnet",
            "ftp",
            "tftp",
            "ping",
            "ping6",
            "traceroute",
            "nmap",
            "masscan",
            "zmap",
            "zgrab",
            "pnscan",
            "dig",
            "nslookup",
            "host",
            "whois",
            "mysql",
            "psql",
            "redis-cli",
            "mongo",
            "mongosh");
    private static final Set<String> BY_URL = Set.of(
            "curl",
            "wget",
            "wget2",
            "fetch",
            "aria2c",
            "axel",
            "lynx",
            "http",
            "https",
            "curlie",
            "iwr",
            "irm",
            "invoke-webrequest",
            "invoke-restmethod");
    private final Set<Destination> found = new LinkedHashSet<>();

    static List<Destination> read(CommandTree tree) {
        var reader = new DestinationReader();
        tree.invocations().forEach(reader::read);
        return List.copyOf(reader.found);
    }

    private void read(Invocation invocation) {
        scan(invocation);
        var program = invocation.program();
        if (ProgramNames.NETCATS.contains(program)) {
            netcat(invocation);
        } else if (program.equals("socat")) {
            invocation.arguments().forEach(word -> socat(word.text()));
        } else if (REMOTE_SHELLS.contains(program)) {
            remoteShell(invocation);
        } else if (COPIERS.contains(program)) {
            invocation.arguments().forEach(word -> copied(word.text()));
        } else if (BY_URL.contains(program)) {
            byUrl(invocation);
        } else if (HOST_FIRST.contains(program)) {
            hostFirst(invocation);
        }
        if (!BY_URL.contains(program)) {
            HostAndPort.scan(invocation, found::add);
        }
    }

    /** URLs stand anywhere, also in code; only a shell's script is left out, for its words are read by themselves. */
    private void scan(Invocation invocation) {
        invocation
                .command()
                .redirects()
                .forEach(redirect -> scan(redirect.target().text()));
        if (ProgramNames.POWERSHELLS.contains(invocation.program())) {
            scan(PowerShellText.of(invocation));
            return;
        }
        int script = invocation.isShell() ? invocation.codeIndex() : -1;
        for (int i = 0; i < invocation.words().size(); i++) {
            if (i != script) {
                scan(invocation.words().get(i).text());
            }
        }
    }

    private void scan(String text) {
        UrlScanner.scan(text, found::add);
    }

    private void netcat(Invocation invocation) {
        var positionals = Options.positionals(invocation, Options.NETCAT);
        if (positionals.size() >= 2 && !invocation.hasAny("-l", "--listen")) {
            UrlAuthority.port(positionals.get(1)).ifPresent(port -> host(positionals.get(0), port));
        }
    }

    private void socat(String address) {
        var upper = address.toUpperCase(Locale.ROOT);
        int colon = address.indexOf(':');
        if (colon < 0 || upper.contains("LISTEN")) {
            return;
        }
        var kind = upper.substring(0, colon);
        if (kind.startsWith("TCP") || kind.startsWith("UDP") || kind.startsWith("OPENSSL") || kind.startsWith("SSL")) {
            int end = address.indexOf(',');
            UrlAuthority.read(address.substring(colon + 1, end < colon ? address.length() : end))
                    .ifPresent(found::add);
        }
    }

    private void remoteShell(Invocation invocation) {
        var positionals = Options.positionals(invocation, Options.SSH);
        if (!positionals.isEmpty()) {
            var port = Options.SSH
                    .value(invocation, "-p")
                    .flatMap(UrlAuthority::port)
                    .orElse(0);
            var target = positionals.get(0);
            host(target.substring(target.lastIndexOf('@') + 1), port);
        }
    }

    /** {@code user@host:path}; a lone {@code name:path} too, unless it could be a drive or a URL. */
    private void copied(String argument) {
        int colon = argument.startsWith("[") ? argument.indexOf("]:") + 1 : argument.indexOf(':');
        if (colon > 1 && argument.lastIndexOf('/', colon) < 0 && !UrlScanner.isUrl(argument)) {
            UrlAuthority.read(argument.substring(0, colon)).ifPresent(found::add);
        }
    }

    private void byUrl(Invocation invocation) {
        for (var positional : Options.positionals(invocation, Options.fetcher(invocation.program()))) {
            if (positional.indexOf("://") < 0 && !positional.startsWith("/") && !positional.startsWith(".")) {
                url(positional);
            }
        }
        if (invocation.program().equals("curl")) {
            for (var option :
                    List.of("--url", "-x", "--proxy", "--preproxy", "--socks5", "--socks5-hostname", "--socks4")) {
                Options.fetcher("curl")
                        .value(invocation, option)
                        .filter(value -> value.indexOf("://") < 0)
                        .ifPresent(this::url);
            }
        }
    }

    private void url(String text) {
        var authority = UrlScanner.authority(text, 0);
        boolean bareNumber = authority.chars().allMatch(Character::isDigit) && authority.length() < 8;
        if (!bareNumber) {
            UrlAuthority.read(authority).ifPresent(found::add);
        }
    }

    private void hostFirst(Invocation invocation) {
        var positionals = Options.positionals(invocation, Options.NONE);
        for (int i = 0; i < positionals.size(); i++) {
            var text = network(positionals.get(i));
            var named = invocation.program().equals("telnet")
                    || invocation.program().endsWith("ftp");
            if ((named && i == 0) || HostAndPort.isDottedQuad(text)) {
                var port = named && i + 1 < positionals.size()
                        ? UrlAuthority.port(positionals.get(i + 1)).orElse(0)
                        : 0;
                host(text, port);
            }
        }
    }

    /** A scanner's network or range stands for its first address; the whole Internet for the first that is a host's. */
    private static String network(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '/' && text.charAt(end) != '-') {
            end++;
        }
        var first = text.substring(0, end);
        if (end < text.length() && first.equals("0.0.0.0")) {
            return "1.0.0.0";
        }
        return HostAndPort.isDottedQuad(first) ? first : text;
    }

    private void host(String host, int port) {
        var destination = host.indexOf(':') < 0
                ? UrlAuthority.destination(host, port)
                : UrlAuthority.read("[" + host.replace("[", "").replace("]", "") + "]:" + port);
        destination.ifPresent(found::add);
    }
}
