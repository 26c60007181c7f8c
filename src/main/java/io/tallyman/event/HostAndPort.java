package io.tallyman.event;

import java.util.ArrayList;
import java.util.Set;
import java.util.function.Consumer;

/** Finds {@code host:port} among the words of a command whose options are not known. */
final class HostAndPort {

    private static final Set<String> ADDRESS_OPTIONS = Set.of(
            "-o",
            "--url",
            "--pool",
            "-x",
            "--proxy",
            "--preproxy",
            "--socks4",
            "--socks4a",
            "--socks5",
            "--socks5-hostname",
            "--server",
            "--host",
            "-h",
            "--connect");

    private static final Set<String> FILE_ENDINGS = Set.of(
            "py", "sh", "pl", "rb", "js", "ts", "go", "rs", "cc", "md", "so", "java", "cpp", "txt", "json", "yaml",
            "yml", "log", "conf", "jar");

    private HostAndPort() {}

    /** {@code host:port} as a word or as an option's value, the way miners and proxies are told. */
    static void scan(Invocation invocation, Consumer<Destination> found) {
        var texts = new ArrayList<String>();
        invocation.arguments().forEach(word -> texts.add(word.text()));
        for (int i = 0; i < texts.size(); i++) {
            var text = texts.get(i);
            int equals = text.startsWith("-") ? text.indexOf('=') : -1;
            var option = equals < 0 ? (i == 0 ? "" : texts.get(i - 1)) : text.substring(0, equals);
            var value = equals < 0 ? text : text.substring(equals + 1);
            int colon = value.lastIndexOf(':');
            if (colon < 1
                    || colon == value.length() - 1
                    || UrlAuthority.port(value.substring(colon + 1)).isEmpty()) {
                continue;
            }
            var host = value.substring(0, colon);
            if (isDottedQuad(host) || host.startsWith("[") || ADDRESS_OPTIONS.contains(option) || isDomain(host)) {
                UrlAuthority.read(value).ifPresent(found);
            }
        }
    }

    static boolean isDottedQuad(String text) {
        return text.chars().filter(here -> here == '.').count() == 3
                && text.chars().allMatch(here -> here == '.' || (here >= '0' && here <= '9'))
                && NumericAddress.read(text).isPresent();
    }

    /** Two labels or more, the last of letters only, as top-level domains are, and not of those that end files' names. */
    private static boolean isDomain(String text) {
        var last = text.substring(text.lastIndexOf('.') + 1);
        return last.length() < text.length()
                && last.length() >= 2
                && !FILE_ENDINGS.contains(last)
                && last.chars().allMatch(here -> here < 128 && Character.isLetter(here))
                && text.indexOf('/') < 0;
    }
}
