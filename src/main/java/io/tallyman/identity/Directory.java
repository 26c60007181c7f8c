package io.tallyman.identity;

import io.tallyman.event.Attributable;
import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Destination;
import io.tallyman.event.Event;
import io.tallyman.event.JoinQuality;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.ProcessExecuted;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who is who, and when: containers, pods, images, processes, addresses and names, as the records tell. It learns from
 * every event in whatever order they come, and answers whom an event is about with how well that is known, or that a link
 * is still missing. Not thread-safe.
 */
public final class Directory {

    private final Duration tolerance;
    private final Entries entries;
    private final Learning learning;
    private final Portrait portrait;
    private final Whereabouts whereabouts;

    /**
     * @param tolerance how far the clocks of hosts may differ
     * @param settling how much later than an event the record may be told that says whom it is about
     */
    public Directory(Duration tolerance, Duration settling) {
        this.tolerance = tolerance;
        this.entries = new Entries(tolerance, settling);
        this.learning = new Learning(entries);
        this.portrait = new Portrait(entries.images, tolerance);
        this.whereabouts = new Whereabouts(entries);
    }

    /** Takes in what an event teaches. */
    public void learn(Event event) {
        learning.learn(event);
    }

    /** Keys of the containers of which something was learnt since the last call. */
    public Set<String> drainChanged() {
        return entries.drainChanged();
    }

    /** The links that were learnt since the last call, for those who wait for them. */
    public List<Object> drainLearnt() {
        return entries.drainLearnt();
    }

    /** Whether anything is known of a container. */
    public boolean knows(String key) {
        return entries.containers.byKey(key).isPresent()
                || entries.instances.byKey(key).isPresent();
    }

    /** What decides how long a container is looked at; empty where the key is unknown or forgotten. */
    public Optional<Outline> outline(String key) {
        return entries.containers
                .byKey(key)
                .map(portrait::outline)
                .or(() -> entries.instances
                        .byKey(key)
                        .filter(InstanceEntry::isFollowed)
                        .map(InstancePortrait::outline));
    }

    /** All that is known of a container or an instance; empty where the key is unknown or forgotten. */
    public Optional<Actor> actor(String key) {
        return entries.containers
                .byKey(key)
                .<Actor>map(this::drawn)
                .or(() -> entries.instances
                        .byKey(key)
                        .filter(InstanceEntry::isFollowed)
                        .map(entry -> InstancePortrait.of(entry, entries.instances.placings(entry))));
    }

    /** Which logs can tell of whom. */
    public Whereabouts whereabouts() {
        return whereabouts;
    }

    /** Lets go of what was drawn of a container: nobody will ask for it soon. */
    public void putAway(String key) {
        entries.containers.byKey(key).ifPresent(entry -> entry.drawn = null);
    }

    private Container drawn(ContainerEntry entry) {
        var drawn = entry.drawn;
        if (drawn == null) {
            drawn = portrait.of(entry);
            entry.drawn = drawn;
        }
        return drawn;
    }

    /**
     * Whom a process or a connection is about.
     *
     * @param event what happened
     */
    public Answer owner(Attributable event) {
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
    public Optional<Object> missingMachine(Attributable event) {
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

    /** Whether a process runs from a file system of which it is not known whose it is, and which may be a container's. */
    public boolean hasNewDevice(ProcessExecuted executed) {
        return entries.devices.isNew(executed);
    }

    /** What an attributed process tells of the file system it runs from; later ones may be found by it. */
    public void learnDevices(ProcessExecuted executed, Attribution attribution) {
        entries.containers.byKey(attribution.container()).ifPresent(entry -> entries.devices.learn(executed, entry));
    }

    /** A flow's destination with the names known for it. */
    public Destination named(NetworkFlow flow, Attribution attribution) {
        if (entries.names.isEmpty()) {
            return flow.destination();
        }
        var clients = new HashSet<>(entries.addresses(attribution.network()));
        clients.addAll(entries.addresses(attribution.container()));
        clients.addAll(
                entries.instances.clients(attribution.instance(), flow.time().instant()));
        if (!flow.source().isEmpty()) {
            clients.add(flow.source());
        }
        if (flow.pid() > 0) {
            clients.add(Instances.hostName(flow.origin().host()));
        }
        return entries.names.of(flow, clients, entries.begin(attribution));
    }

    /** Keys of a pod's containers that were alive at a time, the sandbox left out. */
    public List<String> members(String network, Instant time) {
        return entries.members(network, time);
    }

    /** Gives a key to containers that started by that time and that no record gives an id. */
    public void settle(Instant startedBy) {
        entries.settle(startedBy);
    }

    /**
     * Forgets what ended, or was told of passing things, before that time, when it is worth looking for it.
     *
     * @return keys of the containers and instances that are not known any more
     */
    public List<String> forget(Instant before) {
        return entries.forget(before);
    }

    /** How many entries of each kind are held. */
    public Map<String, Integer> sizes() {
        var sizes = new TreeMap<String, Integer>();
        sizes.put("containers", entries.containers.all().size());
        sizes.put("pods", entries.pods.all().size());
        sizes.put("processes", entries.processes.size());
        sizes.put("addresses", entries.leases.size());
        sizes.put("instances", entries.instances.size());
        sizes.put("images", entries.images.size());
        sizes.put("names", entries.names.size());
        return sizes;
    }
}
