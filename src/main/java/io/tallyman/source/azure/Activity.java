package io.tallyman.source.azure;

import io.tallyman.event.EventTime;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.Origin;
import tools.jackson.databind.JsonNode;

/**
 * One step of a call, read.
 *
 * @param body what was answered: the resource as it now is; missing where the record has none
 */
record Activity(ActivityRecord record, JsonNode body, EventTime time, Origin origin) {

    /** The id of the resource in lower case. */
    String resource() {
        var told = Folded.lower(body, "id");
        return told.isEmpty() ? record.resource() : told;
    }

    JsonNode properties() {
        return Folded.at(body, "properties");
    }

    String location() {
        return Folded.lower(body, "location").replace(" ", "");
    }

    /** The virtual machine that the call is about. */
    InstanceReference machine() {
        return new InstanceReference(
                "azure", record.subscription(), location(), Folded.lower(properties(), "vmId"), resource(), "");
    }
}
