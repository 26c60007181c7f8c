package io.tallyman.source;

import io.tallyman.event.Addresses;
import java.util.Locale;
import java.util.Optional;

/** Host names as clients ask for and send them. */
public final class HostName {

    private HostName() {}

    /**
     * The name in lower case without the trailing dot and without a port; empty where there is none, as for an address
     * in place of a name.
     */
    public static Optional<String> read(String written) {
        var port = written.indexOf(':');
        var text = port > 0 && port == written.lastIndexOf(':') ? written.substring(0, port) : written;
        while (text.endsWith(".")) {
            text = text.substring(0, text.length() - 1);
        }
        var isAddress = text.startsWith("[") || Addresses.read(text).isPresent();
        if (text.isBlank() || isAddress) {
            return Optional.empty();
        }
        return Optional.of(text.toLowerCase(Locale.ROOT));
    }
}
