package io.tallyman.identity;

import io.tallyman.event.AddressAssigned;
import io.tallyman.event.ContainerCreated;
import io.tallyman.event.ContainerObserved;
import io.tallyman.event.ContainerProcessStarted;
import io.tallyman.event.ContainerRequested;
import io.tallyman.event.ContainerStarted;
import io.tallyman.event.ContainerStopped;
import io.tallyman.event.Event;
import io.tallyman.event.ImageNamed;
import io.tallyman.event.ImagePulled;
import io.tallyman.event.NameResolved;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.ProcessExecuted;

/** Hands every event to whom it teaches. */
final class Learning {

    private final Entries entries;
    private final ContainerLearning containers;
    private final PodLearning pods;
    private final InstanceLearning instances;

    Learning(Entries entries) {
        this.entries = entries;
        this.containers = new ContainerLearning(entries);
        this.pods = new PodLearning(entries, containers);
        this.instances = new InstanceLearning(entries);
    }

    void learn(Event event) {
        entries.hear(event.time());
        if (event instanceof ProcessExecuted executed) {
            parent(executed.origin().host(), executed, executed.pid(), executed.parentPid());
        } else if (event instanceof NetworkFlow flow) {
            parent(flow.origin().host(), flow, flow.pid(), flow.parentPid());
        } else if (event instanceof NameResolved resolved) {
            name(resolved);
        } else if (event instanceof ContainerCreated created) {
            containers.created(created);
        } else if (event instanceof ContainerStarted started) {
            containers.started(started);
        } else if (event instanceof ContainerStopped stopped) {
            containers.stopped(stopped);
        } else if (event instanceof ContainerProcessStarted started) {
            containers.processStarted(started);
        } else if (event instanceof ContainerObserved observed) {
            containers.observed(observed);
        } else if (event instanceof AddressAssigned assigned) {
            containers.addressAssigned(assigned);
        } else if (event instanceof ImageNamed named) {
            entries.images
                    .learn(named)
                    .ifPresent(name -> containers.imageChanged(named.origin().host(), name, named.time()));
        } else if (event instanceof ImagePulled pulled
                && !pulled.reported().pod().isKnown()) {
            entries.images
                    .learn(pulled)
                    .ifPresent(name -> containers.imageChanged(pulled.origin().host(), name, pulled.time()));
        } else if (event instanceof ImagePulled pulled) {
            pods.pulled(pulled);
        } else if (event instanceof ContainerRequested requested) {
            pods.requested(requested);
        } else if (!instances.learn(event)) {
            pods.learn(event);
        }
    }

    private void parent(String host, Event event, long pid, long parent) {
        if (pid > 0 && parent > 0) {
            entries.processes.childOf(
                    host, event.origin().cluster(), pid, parent, event.time().instant());
            entries.learnt(new Links.Pid(host, pid));
        }
    }

    private void name(NameResolved resolved) {
        var client = resolved.client();
        if (!resolved.reported().id().isEmpty()) {
            var entry = entries.container(resolved.reported(), resolved.origin());
            client = entry.key;
            entries.changed(entry);
        }
        if (client.isEmpty() && !resolved.origin().host().isEmpty()) {
            client = Instances.hostName(resolved.origin().host());
        }
        entries.names.learn(resolved, client);
        if (!client.isEmpty()) {
            entries.leases.holders(client).forEach(containers::networkChanged);
            entries.instances.named(Instances.addressName(client)).forEach(entries::changed);
            entries.instances.named(client).forEach(entries::changed);
        }
    }
}
