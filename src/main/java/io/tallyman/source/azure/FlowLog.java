package io.tallyman.source.azure;

import io.tallyman.event.Feed;
import io.tallyman.source.RawRecord;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import io.tallyman.source.TreeParser;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Flow logs of Azure's Network Watcher: of a network security group (versions 1 and 2) and of a virtual network
 * (version 4). A record holds a minute of one or several interfaces, each flow a text of commas.
 *
 * @see <a href="https://learn.microsoft.com/azure/network-watcher/nsg-flow-logs-overview">Of security groups</a>
 * @see <a href="https://learn.microsoft.com/azure/network-watcher/vnet-flow-logs-overview">Of virtual networks</a>
 */
public final class FlowLog implements Source {

    @Override
    public String logSource() {
        return "azure:flow";
    }

    @Override
    public Set<String> alsoCalled() {
        return Set.of("NSM:Flow");
    }

    @Override
    public String format() {
        return "Azure NSG and VNet flow logs, JSON";
    }

    @Override
    public Framing framing() {
        return Framing.JSON;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        return TreeParser.most(sample, FlowLog::isFlows);
    }

    @Override
    public RecordParser open(Feed feed) {
        return new FlowParser(feed);
    }

    static boolean isFlows(JsonNode record) {
        return Folded.at(record, "properties", "flows").isArray()
                || Folded.at(record, "flowRecords", "flows").isArray();
    }
}
