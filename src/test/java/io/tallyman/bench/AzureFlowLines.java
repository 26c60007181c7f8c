package io.tallyman.bench;

import java.util.HashMap;
import java.util.StringJoiner;

/** Azure's flow logs: a minute of one interface, of a security group (version 2) or of a virtual network. */
final class AzureFlowLines implements FleetLines {

    private final Page page;
    private final boolean network;

    /** @param network whether a virtual network's, else a security group's */
    AzureFlowLines(Page page, boolean network) {
        this.page = page;
        this.network = network;
    }

    @Override
    public int write(Fleet.Moment moment) {
        if (moment.kind() != Fleet.Kind.WORKS) {
            return 0;
        }
        int count = 1 + page.number(8);
        var tuples = new StringJoiner(",");
        for (int i = 0; i < count; i++) {
            tuples.add(tuple(moment, i));
        }
        var values = new HashMap<>(moment.machine().values());
        values.put("tuples", tuples.toString());
        var outsider = "198.51.100." + page.number(250);
        values.put("denied", flow(moment, outsider, moment.machine().address(), 22, "I,D", "B", "0,0,0,0"));
        page.line(network ? "flow.vnet" : "flow.nsg", moment.time(), values);
        return count + 1;
    }

    private String tuple(Fleet.Moment moment, int number) {
        var to = page.oneIn(8)
                ? "198.51.100." + page.number(100)
                : "10.30.%d.%d".formatted(page.number(4), 1 + page.number(50));
        var state = number % 3 == 0 ? "B" : number % 3 == 1 ? "C" : "E";
        return flow(moment, moment.machine().address(), to, 443, "O,A", state, "7,1580,9,22100");
    }

    private String flow(
            Fleet.Moment moment, String from, String to, int toPort, String decision, String state, String counts) {
        int port = 32_768 + page.number(28_000);
        if (network) {
            var direction = decision.charAt(0);
            var told = decision.endsWith("D") ? "D" : state;
            return "\"%d,%s,%s,%d,%d,6,%s,%s,NX,%s\""
                    .formatted(moment.time().toEpochMilli(), from, to, port, toPort, direction, told, counts);
        }
        return "\"%d,%s,%s,%d,%d,T,%s,%s,%s\""
                .formatted(moment.time().getEpochSecond(), from, to, port, toPort, decision, state, counts);
    }
}
