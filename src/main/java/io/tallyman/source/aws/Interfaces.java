package io.tallyman.source.aws;

import io.tallyman.event.Addresses;
import io.tallyman.source.Json;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The network interfaces that a record describes: their ids, hardware addresses and IP addresses. */
final class Interfaces {

    final Set<String> ids = new HashSet<>();
    final Set<String> addresses = new HashSet<>();

    /** Takes what is told of one interface. */
    Interfaces add(JsonNode described) {
        var id = Json.text(described, "networkInterfaceId");
        if (!id.isEmpty()) {
            ids.add(id);
        }
        var mac = Json.text(described, "macAddress").replaceAll("[:-]", "").toLowerCase(Locale.ROOT);
        if (mac.matches("[0-9a-f]{12}")) {
            ids.add(mac);
        }
        address(Json.text(described, "privateIpAddress"));
        address(Json.text(described, "association", "publicIp"));
        for (var one : Items.of(described.path("privateIpAddressesSet"))) {
            address(Json.text(one, "privateIpAddress"));
            address(Json.text(one, "association", "publicIp"));
        }
        Items.texts(described.path("ipv6AddressesSet"), "ipv6Address").forEach(this::address);
        return this;
    }

    /** Takes an address where the text is one. */
    void address(String text) {
        Addresses.read(text).ifPresent(addresses::add);
    }
}
