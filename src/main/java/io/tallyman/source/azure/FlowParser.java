package io.tallyman.source.azure;

import io.tallyman.event.Event;
import io.tallyman.event.Feed;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.Origin;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import io.tallyman.source.TreeParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Reads the flows of each record; where some of them are damaged, it hands on the others and one rejection. */
final class FlowParser implements RecordParser {

    private final TreeParser records;
    private final OpenFlows open = new OpenFlows();
    private final List<String> damaged = new ArrayList<>();

    FlowParser(Feed feed) {
        records = new TreeParser(feed, "a record of an Azure flow log", this::read);
    }

    @Override
    public void accept(RawRecord record, Consumer<Reading> readings) {
        damaged.clear();
        records.accept(record, readings);
        if (!damaged.isEmpty()) {
            readings.accept(new Reading.Rejected(
                    record.line(),
                    "%d of the record's flows cannot be read, the first is (%s); expected time, addresses, ports, protocol, direction and decision."
                            .formatted(damaged.size(), damaged.get(0))));
        }
    }

    private Reading read(JsonNode record, Feed feed, long line) {
        if (!FlowLog.isFlows(record)) {
            return new Reading.Rejected(
                    line,
                    "The record has neither properties.flows nor flowRecords.flows; expected a record of an Azure flow"
                            + " log.");
        }
        var network = Folded.first(record, "targetResourceID", "resourceId", "systemId");
        var subscription = ResourceId.subscription(network.toLowerCase(Locale.ROOT));
        var origin = new Origin(feed.withAccount(subscription), line);
        var events = new ArrayList<Event>();
        var mac = Folded.text(record, "macAddress");
        rules(record)
                .forEach(rule -> interfaces(rule)
                        .forEach(each -> tuples(each, machine(subscription, each, mac), origin, events)));
        return new Reading.Events(events);
    }

    private static Iterable<JsonNode> rules(JsonNode record) {
        var security = Folded.at(record, "properties", "flows");
        return security.isArray() ? security : Folded.at(record, "flowRecords", "flows");
    }

    /* Under a rule of a security group lie interfaces, under a virtual network's access list rules. */
    private static Iterable<JsonNode> interfaces(JsonNode rule) {
        var flows = Folded.at(rule, "flows");
        return flows.isArray() ? flows : Folded.at(rule, "flowGroups");
    }

    private static InstanceReference machine(String subscription, JsonNode flows, String ofRecord) {
        var own = Folded.text(flows, "mac");
        var mac = Interfaces.mac(own.isEmpty() ? ofRecord : own);
        return mac.isEmpty() ? InstanceReference.NONE : InstanceReference.ofInterface("azure", subscription, "", mac);
    }

    private void tuples(JsonNode flows, InstanceReference machine, Origin origin, List<Event> events) {
        Folded.at(flows, "flowTuples").forEach(written -> {
            var tuple = FlowTuple.read(written.asString(""));
            if (tuple.isEmpty()) {
                damaged.add(written.asString(""));
            } else if (tuple.get().isEgress() && open.isNew(tuple.get(), machine.networkInterface())) {
                events.add(tuple.get().event(machine, origin));
            }
        });
    }
}
