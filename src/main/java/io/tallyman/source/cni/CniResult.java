package io.tallyman.source.cni;

import static io.tallyman.source.Json.at;
import static io.tallyman.source.Json.text;

import io.tallyman.event.Addresses;
import io.tallyman.source.Json;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The result of a plugin's ADD, in any version of the specification: addresses under {@code ips} since 0.3, under
 * {@code ip4} and {@code ip6} before.
 *
 * @see <a href="https://www.cni.dev/docs/spec/#section-5-result-types">CNI specification, result types</a>
 */
final class CniResult {

    private CniResult() {}

    static boolean isOne(JsonNode node) {
        return at(node, "ips").isArray()
                || !text(node, "ip4", "ip").isEmpty()
                || !text(node, "ip6", "ip").isEmpty();
    }

    /** The container's addresses, without prefix length; none of the host's side and none of its loopback. */
    static Set<String> addresses(JsonNode result) {
        var addresses = new HashSet<String>();
        for (var ip : at(result, "ips")) {
            if (!isOfHost(result, ip)) {
                add(addresses, text(ip, "address"));
            }
        }
        add(addresses, text(result, "ip4", "ip"));
        add(addresses, text(result, "ip6", "ip"));
        return addresses;
    }

    /** Whether the address belongs to an interface that lies in no sandbox while others do. */
    private static boolean isOfHost(JsonNode result, JsonNode ip) {
        var interfaces = at(result, "interfaces");
        var index = (int) Math.min(Integer.MAX_VALUE, Json.whole(at(ip, "interface"), -1));
        if (index < 0
                || index >= interfaces.size()
                || !text(interfaces.path(index), "sandbox").isEmpty()) {
            return false;
        }
        for (var other : interfaces) {
            if (!text(other, "sandbox").isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static void add(Set<String> addresses, String cidr) {
        var slash = cidr.indexOf('/');
        var address = Addresses.canonical(slash < 0 ? cidr : cidr.substring(0, slash));
        if (!address.isEmpty() && !address.startsWith("127.") && !address.equals("::1")) {
            addresses.add(address);
        }
    }
}
