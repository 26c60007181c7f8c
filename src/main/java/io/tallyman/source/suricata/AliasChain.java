package io.tallyman.source.suricata;

import java.util.HashMap;
import java.util.Map;

/**
 * The aliases of one DNS answer of version 1, which is spread over records that follow one another: the address stands
 * under the last alias, and belongs to the name that was asked for.
 */
final class AliasChain {

    private static final int LONGEST = 32;

    private final Map<String, String> askedFor = new HashMap<>();
    private String answer = "";

    /** The name that was asked for, where this record is part of the answer to it; else the record's own name. */
    String askedFor(String flow, EveDns dns) {
        var part = flow + '/' + dns.id;
        if (!part.equals(answer)) {
            answer = part;
            askedFor.clear();
        }
        var asked = askedFor.getOrDefault(dns.name, dns.name);
        if (dns.isResponse() && dns.recordType.equals("CNAME") && !dns.data.isEmpty() && askedFor.size() < LONGEST) {
            askedFor.put(dns.data, asked);
        }
        return asked;
    }
}
