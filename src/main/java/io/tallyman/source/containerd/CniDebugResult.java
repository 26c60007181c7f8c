package io.tallyman.source.containerd;

import io.tallyman.event.AddressAssigned;
import io.tallyman.event.Addresses;
import io.tallyman.event.ContainerReference;
import io.tallyman.source.Json;
import io.tallyman.source.Reading;
import java.util.HashSet;
import java.util.regex.Matcher;
import tools.jackson.core.JacksonException;

/**
 * The addresses of a sandbox, as the CRI plugin writes them at level debug: in go-cni's own JSON, by interface.
 *
 * @see <a href="https://github.com/containerd/go-cni/blob/main/result.go">go-cni, Result</a>
 */
final class CniDebugResult {

    private CniDebugResult() {}

    /** Reads a match whose groups are the sandbox and the JSON. */
    static Reading read(DaemonLine line, Matcher match) {
        try {
            var addresses = new HashSet<String>();
            for (var networkInterface : Json.tree(match.group(2)).path("Interfaces")) {
                for (var config : networkInterface.path("IPConfigs")) {
                    addresses.add(Addresses.canonical(Json.text(config, "IP")));
                }
            }
            addresses.removeIf(address -> address.isEmpty() || address.startsWith("127.") || address.equals("::1"));
            return addresses.isEmpty()
                    ? Reading.NOTHING
                    : Reading.of(new AddressAssigned(
                            line.time(), line.origin(), ContainerReference.ofId(match.group(1)), addresses));
        } catch (JacksonException malformed) {
            return DaemonMessages.cutShort(line);
        }
    }
}
