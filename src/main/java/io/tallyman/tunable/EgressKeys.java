package io.tallyman.tunable;

import static io.tallyman.tunable.Key.required;
import static io.tallyman.tunable.Shapes.integer;
import static io.tallyman.tunable.Shapes.layered;
import static io.tallyman.tunable.Shapes.list;
import static io.tallyman.tunable.Shapes.text;

import java.util.List;
import java.util.Set;

/** The part of the table of keys that speaks of networks and domains. */
final class EgressKeys {

    private static final String NETWORK_CHARACTERS = "^[0-9A-Fa-f.:]+(/[0-9]{1,3})?$";
    private static final String DOMAIN_CHARACTERS = "^(\\*\\.)?[A-Za-z0-9_][A-Za-z0-9_.-]*$";

    /** A list of domains and patterns. */
    static final Shape<DomainSet> DOMAIN_LIST = list(text("domain, or *. and a domain", DOMAIN_CHARACTERS)
                    .to(DomainSet::check))
            .to(DomainSet::of);

    private static final Key<NetworkSet> NETWORKS = required(
            "networks",
            list(text("address or CIDR block", NETWORK_CHARACTERS).to(Network::parse))
                    .to(NetworkSet::ofNetworks),
            "Addresses and CIDR blocks, IPv4 or IPv6.");
    private static final Key<DomainSet> DOMAINS = required(
            "domains",
            DOMAIN_LIST,
            "Names; *.corp.example is everything below corp.example, at any depth, and not corp.example itself.");
    private static final Key<Set<Long>> ASNS = required(
            "asns",
            list(integer(1, 4_294_967_295L)).to(Set::copyOf),
            "Numbers of autonomous systems, such as 64500; they need --asn-db.");

    static final Shape<OutboundCidrBlockList> BLOCKED = layered(
            List.of(NETWORKS, DOMAINS), values -> new OutboundCidrBlockList(values.get(NETWORKS), values.get(DOMAINS)));

    static final Shape<ApprovedEgress> APPROVED = layered(
            List.of(NETWORKS, DOMAINS, ASNS),
            values -> new ApprovedEgress(values.get(NETWORKS), values.get(DOMAINS), values.get(ASNS)));

    private EgressKeys() {}
}
