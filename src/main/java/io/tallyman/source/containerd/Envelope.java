package io.tallyman.source.containerd;

import io.tallyman.event.EventTime;
import io.tallyman.event.Origin;
import tools.jackson.databind.JsonNode;

/**
 * One event of containerd with what its stream says around it.
 *
 * @param namespace containerd's namespace; empty where the stream is older than namespaces
 * @param topic {@code /tasks/start} and the like
 * @param event the event's own fields
 */
record Envelope(EventTime time, Origin origin, String namespace, String topic, JsonNode event) {}
