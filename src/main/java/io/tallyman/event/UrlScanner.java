package io.tallyman.event;

import java.util.Set;
import java.util.function.Consumer;

/** Finds destinations in any text: URLs, and the shell's {@code /dev/tcp/HOST/PORT}. One pass. */
final class UrlScanner {

    private static final Set<String> SCHEMES = Set.of(
            "http",
            "https",
            "ftp",
            "ftps",
            "sftp",
            "scp",
            "ssh",
            "tcp",
            "udp",
            "tls",
            "ssl",
            "ws",
            "wss",
            "ldap",
            "ldaps",
            "rmi",
            "iiop",
            "dns",
            "git",
            "svn",
            "rsync",
            "socks",
            "socks4",
            "socks4a",
            "socks5",
            "socks5h",
            "mqtt",
            "mqtts",
            "amqp",
            "amqps",
            "redis",
            "rediss",
            "mysql",
            "postgres",
            "postgresql",
            "mongodb",
            "mongodb+srv",
            "smb",
            "irc",
            "ircs",
            "telnet",
            "tftp",
            "gopher",
            "dict",
            "nntp",
            "rtmp",
            "rtsp",
            "vnc",
            "git+ssh",
            "git+https",
            "git+http",
            "svn+ssh",
            "daemon+http",
            "zmq+tcp",
            "ws+ssl",
            "h2",
            "quic",
            "grpc");

    private UrlScanner() {}

    static void scan(String text, Consumer<Destination> found) {
        for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
            if (isScheme(scheme(text, at))) {
                UrlAuthority.read(authority(text, at + 3)).ifPresent(found);
            }
        }
        for (int at = text.indexOf("/dev/"); at >= 0; at = text.indexOf("/dev/", at + 5)) {
            device(text, at + 5, found);
        }
    }

    /** Whether the text is a URL of a scheme that is spoken over a network. */
    static boolean isUrl(String text) {
        int at = text.indexOf("://");
        return at > 0 && isScheme(Texts.lower(text.substring(0, at)));
    }

    private static boolean isScheme(String scheme) {
        return SCHEMES.contains(scheme) || scheme.startsWith("stratum") || scheme.startsWith("ethproxy");
    }

    private static String scheme(String text, int end) {
        int start = end;
        while (start > 0 && end - start < 24 && isSchemeCharacter(text.charAt(start - 1))) {
            start--;
        }
        return Texts.lower(text.substring(start, end));
    }

    private static boolean isSchemeCharacter(char here) {
        return here < 128 && (Character.isLetterOrDigit(here) || here == '+');
    }

    /** Up to what ends an authority in a URL, or the URL in its surroundings. */
    static String authority(String text, int from) {
        int end = from;
        while (end < text.length() && end - from < 1024 && text.charAt(end) > ' ' && !endsAuthority(text.charAt(end))) {
            end++;
        }
        return text.substring(from, end);
    }

    private static boolean endsAuthority(char here) {
        return "/?#\"'`<>|(){},;^".indexOf(here) >= 0;
    }

    private static void device(String text, int from, Consumer<Destination> found) {
        if (!text.startsWith("tcp/", from) && !text.startsWith("udp/", from)) {
            return;
        }
        int slash = text.indexOf('/', from + 4);
        if (slash < 0) {
            return;
        }
        int end = slash + 1;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        var host = text.substring(from + 4, slash);
        if (end > slash + 1) {
            UrlAuthority.port(text.substring(slash + 1, end))
                    .flatMap(port -> host.indexOf(':') < 0
                            ? UrlAuthority.destination(host, port)
                            : UrlAuthority.read("[" + host + "]:" + port))
                    .ifPresent(found);
        }
    }
}
