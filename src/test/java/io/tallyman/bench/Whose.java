package io.tallyman.bench;

import io.tallyman.event.ContainerCreated;
import io.tallyman.event.ContainerObserved;
import io.tallyman.event.ContainerProcessStarted;
import io.tallyman.event.Event;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.PodReference;
import io.tallyman.event.PodStatusReported;
import io.tallyman.event.ProcessExecuted;
import java.util.HashMap;
import java.util.Map;

/** Which container, pod and image the processes of a generated cluster belong to, as values for templates. */
final class Whose {

    private final Map<String, String> sandboxes = new HashMap<>();
    private final Map<String, String> images = new HashMap<>();
    private final Map<Long, String> processes = new HashMap<>();
    private final Map<String, Map<String, String>> containers = new HashMap<>();

    void learn(Event event) {
        if (event instanceof ContainerObserved observed) {
            sandboxes.put(observed.reported().pod().uid(), observed.sandbox());
        } else if (event instanceof ContainerCreated created) {
            images.put(created.reported().id(), created.image());
        } else if (event instanceof ContainerProcessStarted started) {
            processes.put(started.pid(), started.reported().id());
        } else if (event instanceof PodStatusReported reported) {
            reported.containers().forEach(container -> containers.put(container.id(), told(reported, container)));
        } else if (event instanceof ProcessExecuted executed) {
            var parents = processes.getOrDefault(executed.parentPid(), "");
            processes.put(executed.pid(), parents);
        }
    }

    private Map<String, String> told(PodStatusReported reported, PodStatusReported.ContainerStatus container) {
        var values = new HashMap<>(pod(reported.pod(), reported.node()));
        values.putAll(container(container.id()));
        values.put("podAddress", reported.addresses().iterator().next());
        values.put("sandbox", sandboxes.getOrDefault(reported.pod().uid(), ""));
        values.put("digest", "sha256:" + Images.hex(container.image()));
        return values;
    }

    static Map<String, String> pod(PodReference pod, String node) {
        return Map.of(
                "podName", pod.name(),
                "podNamespace", pod.namespace(),
                "podUid", pod.uid(),
                "node", node);
    }

    /** What a container's id and image say. */
    Map<String, String> container(String id) {
        var image = images.getOrDefault(id, "");
        int tag = image.lastIndexOf(':');
        return Map.of(
                "container", id,
                "shortContainer", id.substring(0, 12),
                "dockerContainer", id.substring(0, 31),
                "image", image,
                "repository", image.substring(0, Math.max(0, tag)),
                "tag", image.substring(tag + 1));
    }

    boolean isSandbox(String container) {
        return images.getOrDefault(container, "").contains("/pause:");
    }

    /** All that is known of a status's container. */
    Map<String, String> of(PodStatusReported reported) {
        return containers.getOrDefault(reported.containers().get(0).id(), Map.of());
    }

    /** All that is known of the container of a process; empty for a process of the host. */
    Map<String, String> of(ProcessExecuted executed) {
        return containers.getOrDefault(processes.getOrDefault(executed.parentPid(), ""), Map.of());
    }

    Map<String, String> of(NetworkFlow connected) {
        return containers.getOrDefault(processes.getOrDefault(connected.pid(), ""), Map.of());
    }
}
