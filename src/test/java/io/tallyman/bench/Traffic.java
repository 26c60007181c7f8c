package io.tallyman.bench;

import java.util.HashMap;
import java.util.Map;

/** What an instance talks to: nearly always services of the own network or partners, seldom something else. */
final class Traffic {

    private final Page page;

    Traffic(Page page) {
        this.page = page;
    }

    /** One side of a connection of an instance, as values: what it opened, or one in so many what was opened to it. */
    Map<String, String> next(Fleet.Moment moment, int inboundOneIn) {
        boolean inbound = page.oneIn(inboundOneIn);
        var own = moment.machine().address();
        var other = inbound ? "10.20.240." + page.number(250) : peer();
        var ephemeral = Integer.toString(32_768 + page.number(28_000));
        var service = page.oneIn(4) ? "53" : page.oneIn(5) ? "5432" : "443";
        var packets = 1 + page.number(200);
        long start = moment.time().getEpochSecond();
        var values = new HashMap<String, String>();
        values.put("from", inbound ? other : own);
        values.put("to", inbound ? own : other);
        values.put("fromPort", ephemeral);
        values.put("toPort", service);
        values.put("protocol", service.equals("53") ? "17" : "6");
        values.put("packets", Integer.toString(packets));
        values.put("bytes", Integer.toString(packets * (60 + page.number(900))));
        values.put("start", Long.toString(start));
        values.put("end", Long.toString(start + 1 + page.number(58)));
        values.put("action", inbound && page.oneIn(3) ? "REJECT" : "ACCEPT");
        values.put("flags", "3");
        values.put("direction", inbound ? "ingress" : "egress");
        return values;
    }

    private String peer() {
        int kind = page.number(100);
        if (kind < 85) {
            return "10.30.%d.%d".formatted(page.number(4), 1 + page.number(50));
        }
        return kind < 97 ? "198.51.100." + page.number(100) : "192.0.2." + page.number(250);
    }

    /** The same connection as its answers. */
    static Map<String, String> answers(Map<String, String> values) {
        var turned = new HashMap<>(values);
        for (var end : new String[][] {{"from", "to"}, {"fromPort", "toPort"}}) {
            turned.put(end[0], values.getOrDefault(end[1], ""));
            turned.put(end[1], values.getOrDefault(end[0], ""));
        }
        turned.put("direction", "ingress");
        return turned;
    }
}
