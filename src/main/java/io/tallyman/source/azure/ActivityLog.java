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
 * Azure's activity log: the calls that change a subscription's resources, from the REST API and the command line, from
 * diagnostic settings (storage, Event Hubs), or from Log Analytics.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/platform/activity-log-schema">Schema</a>
 */
public final class ActivityLog implements Source {

    /** Both vocabularies of categories: the API's, and that of old exports, which name the kind of the call. */
    private static final Set<String> CATEGORIES = Set.of(
            "administrative",
            "servicehealth",
            "resourcehealth",
            "alert",
            "autoscale",
            "recommendation",
            "security",
            "policy",
            "action",
            "write",
            "delete");

    @Override
    public String logSource() {
        return "azure:activity";
    }

    @Override
    public String format() {
        return "Azure activity log, JSON";
    }

    @Override
    public Framing framing() {
        return Framing.JSON;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        return TreeParser.most(sample, ActivityLog::isActivity);
    }

    @Override
    public RecordParser open(Feed feed) {
        var activities = new Activities();
        return new TreeParser(feed, "a record of Azure's activity log", activities::read);
    }

    private static boolean isActivity(JsonNode node) {
        var record = new ActivityRecord(node);
        return record.operation().contains("/")
                && !ResourceId.subscription(record.resource()).isEmpty()
                && CATEGORIES.contains(record.category())
                && record.time().isPresent();
    }
}
