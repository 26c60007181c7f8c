package io.tallyman.identity;

import io.tallyman.event.Attributable;
import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Event;
import io.tallyman.event.JoinQuality;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.ProcessExecuted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whom processes and connections are about, as far as the books tell by now, or which link is missing. */
final class Owners {

    private final Entries entries;
    private final Duration tolerance;

    Owners(Entries entries, Duration tolerance) {
        this.entries = entries;
        this.tolerance = tolerance;
    }

    Answer owner(Attributable event) {
        var answer = owning(event);
        if (answer instanceof Answer.Known known) {
            entries.heardOf(known.attribution());
        }
        return answer;
    }

    /* A container's own before the machine's that it runs on. */
    private Answer owning(Attributable event) {
        var answer = find(event);
        if (answer instanceof Answer.Known) {
            return answer;
        }
        return machine(event).<Answer>map(Answer.Known::new).orElse(answer);
    }

    private Optional<Attribution> machine(Attributable event) {
        if (entries.instances.isEmpty()) {
            return Optional.empty();
        }
        var time = event.time().instant();
        var account = event.origin().feed().account();
        if (event.machine().isKnown()) {
            return entries.instances.reported(event.machine(), time).or(() -> behindInterface(event, time));
        }
        if (isFromSensor(event)) {
            return event instanceof NetworkFlow flow
                    ? entries.instances.byAddress(flow.source(), account, time)
                    : Optional.empty();
        }
        var host = event.origin().host();
        return host.isEmpty() ? Optional.empty() : entries.instances.byHost(host, account, time);
    }

    /* In Azure no record need tell which interface a hardware address is of; the flow's source is the machine's own. */
    private Optional<Attribution> behindInterface(Attributable event, Instant time) {
        var machine = event.machine();
        return event instanceof NetworkFlow flow
                        && machine.cloud().equals("azure")
                        && machine.id().isEmpty()
                        && machine.path().isEmpty()
                ? entries.instances.byAddress(flow.source(), machine.account(), time)
                : Optional.empty();
    }

    /* The host of a network sensor's record is the sensor's. */
    private static boolean isFromSensor(Attributable event) {
        return event instanceof NetworkFlow flow && flow.pid() == 0;
    }

    /** What would have to be learnt to know the machine that an event is about; empty where nothing would help. */
    Optional<Object> missingMachine(Attributable event) {
        var name = link(event);
        return name.isEmpty() ? Optional.empty() : Optional.of(new Links.Machine(name));
    }

    private static String link(Attributable event) {
        var machine = event.machine();
        if (!machine.id().isEmpty()) {
            return machine.id();
        }
        if (machine.isKnown()) {
            return machine.path().isEmpty() ? Instances.interfaceName(machine.networkInterface()) : machine.path();
        }
        if (isFromSensor(event)) {
            return event instanceof NetworkFlow flow && !flow.source().isEmpty()
                    ? Instances.addressName(flow.source())
                    : "";
        }
        var host = event.origin().host();
        return host.isEmpty() ? "" : Instances.hostName(host);
    }

    private Answer find(Attributable event) {
        var reported = event.reported();
        if (!reported.id().isEmpty()) {
            return byId(reported, event);
        }
        if (reported.pod().isKnown()) {
            return byPlace(reported, event);
        }
        if (event instanceof ProcessExecuted executed && executed.pid() > 0) {
            return process(executed);
        }
        if (event instanceof NetworkFlow flow) {
            return flow(flow);
        }
        return Answer.NOBODY;
    }

    private Answer process(ProcessExecuted executed) {
        var origin = executed.origin();
        var time = executed.time().instant();
        var answer =
                entries.processes.owner(origin.host(), origin.cluster(), executed.pid(), executed.parentPid(), time);
        if (answer instanceof Answer.Known) {
            return answer;
        }
        return entries.devices
                .owner(origin.host(), executed.devices(), time)
                .<Answer>map(Answer.Known::new)
                .orElse(answer);
    }

    private Answer flow(NetworkFlow flow) {
        var origin = flow.origin();
        var time = flow.time().instant();
        if (flow.pid() > 0) {
            return entries.processes.owner(origin.host(), origin.cluster(), flow.pid(), flow.parentPid(), time);
        }
        return entries.leases.holder(flow.source(), origin.host(), origin.cluster(), time);
    }

    private Answer byId(ContainerReference reported, Event event) {
        var entry = entries.container(reported, event.origin());
        entry.namedAt(event.time().instant());
        return known(entry, JoinQuality.EXACT, "the record names the container");
    }

    private Answer byPlace(ContainerReference reported, Attributable event) {
        var time = event.time().instant();
        var pod = entries.pods.find(reported.pod(), event.origin().cluster(), time);
        if (pod.isEmpty()) {
            return new Answer.Waiting(new Links.Pod(reported.pod().name()));
        }
        var name = reported.name().isEmpty() ? pod.get().onlyContainer() : Optional.of(reported.name());
        if (name.isEmpty()) {
            return new Answer.Known(new Attribution(
                    "", pod.get().key, JoinQuality.INFERRED, "the record names the pod, not the container"));
        }
        return pod.get()
                .slot(name.get())
                .runningAt(time, tolerance)
                .map(entry -> known(entry, JoinQuality.DERIVED, "the record names pod and container"))
                .orElse(new Answer.Waiting(new Links.Pod(pod.get().name)));
    }

    private static Answer known(ContainerEntry entry, JoinQuality join, String reason) {
        return new Answer.Known(new Attribution(entry.key, entry.network(), join, reason));
    }

    /** Keys of a pod's containers that were alive at a time, the sandbox left out. */
    List<String> members(String network, Instant time) {
        var pods = entries.pods.byKey(network);
        var candidates = pods.isEmpty()
                ? entries.containers.all().stream()
                : pods.stream().flatMap(pod -> pod.members.stream()).distinct();
        return candidates
                .filter(entry -> entry.network().equals(network) && entry.kind != ContainerKind.SANDBOX)
                .filter(entry -> entry.isAlive(time, tolerance))
                .map(entry -> entry.key)
                .sorted()
                .toList();
    }
}
