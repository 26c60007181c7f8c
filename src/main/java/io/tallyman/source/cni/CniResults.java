package io.tallyman.source.cni;

import static io.tallyman.source.Json.at;
import static io.tallyman.source.Json.firstText;
import static io.tallyman.source.Json.text;

import io.tallyman.event.AddressAssigned;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.Origin;
import io.tallyman.event.PodReference;
import io.tallyman.source.Json;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import io.tallyman.source.Times;
import io.tallyman.source.TreeParser;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Results of CNI's ADD in JSON, with the container that they are for: under {@code result}, or with the container's id
 * among the result's own fields. Reads also libcni's cache files below {@code /var/lib/cni/results}, which name the pod.
 *
 * @see <a href="https://www.cni.dev/docs/spec/">CNI specification</a>
 */
public final class CniResults implements Source {

    @Override
    public String logSource() {
        return "cni:result";
    }

    @Override
    public String format() {
        return "results of CNI plugins, JSON";
    }

    @Override
    public Framing framing() {
        return Framing.JSON;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        return TreeParser.most(sample, CniResults::isOurs);
    }

    private static boolean isOurs(JsonNode node) {
        return !text(result(node), "cniVersion").isEmpty() && CniResult.isOne(result(node));
    }

    @Override
    public RecordParser open(Feed feed) {
        return new TreeParser(feed, "the result of a CNI plugin", CniResults::read);
    }

    private static Reading read(JsonNode node, Feed feed, long line) {
        var command = firstText(node, "command", "CNI_COMMAND").orElse("ADD");
        if (!command.equals("ADD")) {
            return Reading.NOTHING;
        }
        var result = result(node);
        if (!CniResult.isOne(result)) {
            return isWellFormed(result)
                    ? Reading.NOTHING
                    : new Reading.Rejected(line, "no result of a plugin; expected ips, or ip4 or ip6.");
        }
        var container = container(node);
        if (!container.isKnown()) {
            return new Reading.Rejected(
                    line, "the result names no container; expected container_id, containerID, sandbox or cniArgs.");
        }
        var addresses = CniResult.addresses(result);
        var time = firstText(node, "timestamp", "time", "ts", "@timestamp")
                .flatMap(Times::iso)
                .orElse(EventTime.UNKNOWN);
        return addresses.isEmpty()
                ? Reading.NOTHING
                : Reading.of(new AddressAssigned(time, new Origin(feed, line), container, addresses));
    }

    /** Whether it is the result of a plugin that gave no address, as one that only moves a device. */
    private static boolean isWellFormed(JsonNode result) {
        return !text(result, "cniVersion").isEmpty();
    }

    private static JsonNode result(JsonNode node) {
        var result = at(node, "result");
        if (result.isString()) {
            return Json.tree(result.asString(""));
        }
        return result.isObject() ? result : node;
    }

    private static ContainerReference container(JsonNode node) {
        var pod = new PodReference(
                argument(node, "K8S_POD_NAMESPACE"), argument(node, "K8S_POD_NAME"), argument(node, "K8S_POD_UID"));
        var id = firstText(
                        node, "container_id", "containerId", "containerID", "ContainerID", "CNI_CONTAINERID", "sandbox")
                .filter(name -> !name.contains("/"))
                .orElseGet(() -> argument(node, "K8S_POD_INFRA_CONTAINER_ID"));
        return new ContainerReference(id, "", pod);
    }

    /** One of the runtime's arguments: pairs in a cache file, {@code KEY=value;KEY=value} as the plugin gets them. */
    private static String argument(JsonNode node, String name) {
        for (var pair : at(node, "cniArgs")) {
            if (pair.size() == 2 && pair.path(0).asString("").equals(name)) {
                return pair.path(1).asString("");
            }
        }
        return Arguments.value(firstText(node, "args", "CNI_ARGS").orElse(""), name);
    }
}
