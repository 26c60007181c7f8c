package io.tallyman.identity;

import io.tallyman.event.Attributable;
import io.tallyman.event.Attribution;
import io.tallyman.event.Destination;
import io.tallyman.event.Event;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.ProcessExecuted;
import java.time.Duration;
import java.time.Instant;
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

    private final Entries entries;
    private final Learning learning;
    private final Owners owners;
    private final Destinations destinations;
    private final Forgetting forgetting;
    private final Portrait portrait;
    private final Whereabouts whereabouts;

    /**
     * @param tolerance how far the clocks of hosts may differ
     * @param settling how much later than an event the record may be told that says whom it is about
     */
    public Directory(Duration tolerance, Duration settling) {
        this.entries = new Entries(tolerance, settling);
        this.learning = new Learning(entries);
        this.owners = new Owners(entries, tolerance);
        this.destinations = new Destinations(entries, tolerance);
        this.forgetting = new Forgetting(entries);
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
        return owners.owner(event);
    }

    /** What would have to be learnt to know the machine that an event is about; empty where nothing would help. */
    public Optional<Object> missingMachine(Attributable event) {
        return owners.missingMachine(event);
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
        return destinations.named(flow, attribution);
    }

    /** Keys of a pod's containers that were alive at a time, the sandbox left out. */
    public List<String> members(String network, Instant time) {
        return owners.members(network, time);
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
        return forgetting.forget(before);
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
