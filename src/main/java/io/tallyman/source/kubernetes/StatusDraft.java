package io.tallyman.source.kubernetes;

import io.tallyman.event.Addresses;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.Digest;
import io.tallyman.event.PodStatusReported.ContainerStatus;
import io.tallyman.source.ImageIds;
import io.tallyman.source.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** The part of a pod's or node's {@code status} that events need; filled while its tokens are read. */
final class StatusDraft {

    String hostAddress = "";
    String hostName = "";
    final Set<String> podAddresses = new HashSet<>();
    final Set<String> nodeAddresses = new HashSet<>();
    final List<ContainerStatus> containers = new ArrayList<>();

    void member(String name, JsonParser value) {
        switch (name) {
            case "hostIP" -> hostAddress = Addresses.canonical(Members.text(value));
            case "podIP" -> addPodAddress(Members.text(value));
            case "podIPs" -> Members.elements(value, entry -> Members.each(entry, this::podAddress));
            case "addresses" -> Members.elements(value, this::nodeAddress);
            case "containerStatuses" -> containers(value, ContainerKind.APPLICATION);
            case "initContainerStatuses" -> containers(value, ContainerKind.INIT);
            case "ephemeralContainerStatuses" -> containers(value, ContainerKind.EPHEMERAL);
            default -> {}
        }
    }

    /** Whether it says where the pod is or what runs in it; many writes change conditions only. */
    boolean tellsOfPod() {
        return !podAddresses.isEmpty() || !containers.isEmpty();
    }

    private void podAddress(String name, JsonParser value) {
        if (name.equals("ip")) {
            addPodAddress(Members.text(value));
        }
    }

    private void addPodAddress(String address) {
        if (!address.isEmpty()) {
            podAddresses.add(Addresses.canonical(address));
        }
    }

    private void nodeAddress(JsonParser entry) {
        var fields = new String[] {"", ""};
        Members.each(entry, (name, value) -> {
            switch (name) {
                case "type" -> fields[0] = Members.text(value);
                case "address" -> fields[1] = Members.text(value);
                default -> {}
            }
        });
        if (fields[0].equals("Hostname")) {
            hostName = fields[1];
        }
        if (fields[0].equals("InternalIP") && !fields[1].isEmpty()) {
            nodeAddresses.add(Addresses.canonical(fields[1]));
        }
    }

    private void containers(JsonParser list, ContainerKind kind) {
        Members.elements(list, element -> {
            var draft = new ContainerDraft();
            Members.each(element, draft::member);
            if (!draft.name.isEmpty()) {
                containers.add(draft.build(kind));
            }
        });
    }

    private static final class ContainerDraft {
        private String name = "";
        private String id = "";
        private String image = "";
        private String imageId = "";
        private @Nullable Instant startedAt;
        private @Nullable Instant finishedAt;

        void member(String field, JsonParser value) {
            switch (field) {
                case "name" -> name = Members.text(value);
                case "containerID" -> id = Members.text(value);
                case "image" -> image = Members.text(value);
                case "imageID" -> imageId = Members.text(value);
                case "state" -> Members.each(value, this::state);
                default -> {}
            }
        }

        private void state(String state, JsonParser value) {
            if (state.equals("running") || state.equals("terminated")) {
                Members.each(value, this::times);
            }
        }

        private void times(String field, JsonParser value) {
            switch (field) {
                case "startedAt" -> startedAt = instant(value);
                case "finishedAt" -> finishedAt = instant(value);
                case "containerID" -> id = id.isEmpty() ? Members.text(value) : id;
                default -> {}
            }
        }

        /* A container that never ran is terminated with the epoch, which is no time. */
        private static @Nullable Instant instant(JsonParser value) {
            return Times.instant(Members.text(value))
                    .filter(Instant.EPOCH::isBefore)
                    .orElse(null);
        }

        /* The image's name is its id where the runtime knows no tag of it. */
        private Set<Digest> digests() {
            var digests = new HashSet<>(ImageIds.digests(imageId));
            if (image.startsWith("sha256:")) {
                digests.addAll(ImageIds.digests(image));
            }
            return digests;
        }

        ContainerStatus build(ContainerKind kind) {
            return new ContainerStatus(name, kind, id, image, digests(), startedAt, finishedAt);
        }
    }
}
