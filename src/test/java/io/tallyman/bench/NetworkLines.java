package io.tallyman.bench;

import io.tallyman.event.Event;
import io.tallyman.event.NetworkFlow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What sensors at a cluster's bridges tell of its flows beside the flow: names that were asked for, and TLS. */
final class NetworkLines implements WorldLines {

    private final Page page;
    private final String format;
    private long flow = 100_000_000_000L;

    /** @param format the template, or {@code eve} for all that Suricata tells of a flow */
    NetworkLines(Page page, String format) {
        this.page = page;
        this.format = format;
    }

    @Override
    public int write(Event event) {
        if (!(event instanceof NetworkFlow seen) || seen.pid() > 0) {
            return 0;
        }
        var templates = format.equals("eve") ? suricata() : List.of(format);
        var values = values(seen);
        templates.forEach(template -> page.line(template, seen.time().instant(), values));
        return templates.size();
    }

    private List<String> suricata() {
        var told = new ArrayList<String>();
        if (page.oneIn(2)) {
            told.add("eve.query");
            told.add("eve.answer");
        }
        if (page.oneIn(2)) {
            told.add(page.oneIn(4) ? "eve.http" : "eve.tls");
        }
        told.add("eve.flow");
        return told;
    }

    private Map<String, String> values(NetworkFlow seen) {
        var values = new HashMap<String, String>();
        var to = seen.destination();
        values.put("from", seen.source());
        values.put("fromPort", Integer.toString(seen.sourcePort()));
        values.put("to", to.address());
        values.put("toPort", Integer.toString(to.port()));
        values.put("query", "service-%s.corp.example".formatted(to.address().replace('.', '-')));
        values.put("flow", Long.toString(flow++));
        values.put("uid", seen.connection());
        values.put("sent", Long.toString(seen.bytesSent()));
        values.put("received", Long.toString(seen.bytesReceived()));
        return values;
    }
}
