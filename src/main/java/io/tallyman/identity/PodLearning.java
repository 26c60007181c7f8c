package io.tallyman.identity;

import io.tallyman.event.ContainerReference;
import io.tallyman.event.ContainerRequested;
import io.tallyman.event.Event;
import io.tallyman.event.ImagePulled;
import io.tallyman.event.JoinQuality;
import io.tallyman.event.PodCreated;
import io.tallyman.event.PodDeleted;
import io.tallyman.event.PodScheduled;
import io.tallyman.event.PodStatusReported;
import io.tallyman.event.PodStatusReported.ContainerStatus;

/** Takes in what records tell of a pod. */
final class PodLearning {

    private final Entries entries;
    private final ContainerLearning containers;

    PodLearning(Entries entries, ContainerLearning containers) {
        this.entries = entries;
        this.containers = containers;
    }

    void learn(Event event) {
        if (event instanceof PodCreated created) {
            created(created);
        } else if (event instanceof PodScheduled scheduled) {
            var pod = entries.pods.of(
                    scheduled.pod(),
                    scheduled.origin().cluster(),
                    scheduled.time().instant());
            pod.node = scheduled.node();
            entries.changed(pod);
        } else if (event instanceof PodStatusReported status) {
            reported(status);
        } else if (event instanceof PodDeleted deleted) {
            var pod = entries.pods.of(
                    deleted.pod(), deleted.origin().cluster(), deleted.time().instant());
            pod.lifetime.endsBy(deleted.time().instant());
            entries.changed(pod);
        }
    }

    private void created(PodCreated created) {
        var pod = entries.pods.of(
                created.pod(), created.origin().cluster(), created.time().instant());
        pod.lifetime.beginsBy(created.time().instant());
        pod.hostNetwork |= created.hostNetwork();
        pod.node = pod.node.isEmpty() ? created.node() : pod.node;
        entries.changed(pod);
    }

    void requested(ContainerRequested requested) {
        var pod = entries.pods.of(
                requested.reported().pod(),
                requested.origin().cluster(),
                requested.time().instant());
        var slot = pod.slot(requested.reported().name());
        slot.kind = requested.kind();
        slot.containers.forEach(entry -> entry.isOf(slot.kind));
        slot.requests = ContainerLearning.keep(slot.requests, requested);
        entries.changed(pod);
    }

    void pulled(ImagePulled pulled) {
        var pod = entries.pods.of(
                pulled.reported().pod(),
                pulled.origin().cluster(),
                pulled.time().instant());
        var slot = pod.slot(pulled.reported().name());
        slot.pulls = ContainerLearning.keep(slot.pulls, pulled);
        pod.node = pod.node.isEmpty() ? pulled.origin().host() : pod.node;
        entries.changed(pod);
    }

    private void reported(PodStatusReported status) {
        var time = status.time().instant();
        var pod = entries.pods.of(status.pod(), status.origin().cluster(), time);
        pod.node = status.node().isEmpty() ? pod.node : status.node();
        for (var container : status.containers()) {
            container(pod, status, container);
        }
        pod.hostNetwork |= !status.hostAddress().isEmpty() && status.addresses().contains(status.hostAddress());
        pod.lifetime.beginsBy(time);
        if (!pod.hostNetwork) {
            for (var address : status.addresses()) {
                entries.give(
                        address,
                        "",
                        status.origin().cluster(),
                        new Leases.PodHolder(pod, entries.tolerance()),
                        "source address %s is the pod's".formatted(address));
            }
        }
        entries.changed(pod);
    }

    private void container(PodEntry pod, PodStatusReported status, ContainerStatus told) {
        var slot = pod.slot(told.name());
        slot.kind = told.kind();
        if (told.id().isEmpty()) {
            return;
        }
        var reference = new ContainerReference(told.id(), told.name(), status.pod());
        var entry = entries.container(reference, status.origin());
        entry.namedAt(status.time().instant());
        entry.isOf(told.kind());
        entry.fills(slot);
        ContainerLearning.image(entry, told.image(), status.time());
        told.digests()
                .forEach(digest -> entry.digests = ContainerLearning.claim(
                        entry.digests,
                        new Claim<>(
                                digest,
                                Ranks.REQUESTED,
                                status.time(),
                                JoinQuality.EXACT,
                                "the kubelet's status names container and digest")));
        var startedAt = told.startedAt();
        if (startedAt != null) {
            containers.startedAt(entry, status.origin(), reference, startedAt);
            pod.lifetime.beginsBy(startedAt);
        }
        var finishedAt = told.finishedAt();
        if (finishedAt != null) {
            entry.lifetime.endsBy(finishedAt.plusSeconds(1));
        }
        entries.changed(entry);
    }
}
