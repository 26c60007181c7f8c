package io.tallyman.identity;

import io.tallyman.event.Event;
import io.tallyman.event.InstanceLaunched;
import io.tallyman.event.InstanceObserved;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.InstanceStarted;
import io.tallyman.event.InstanceStopped;
import io.tallyman.event.UserDataChanged;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** Takes in what clouds and guests tell of instances. */
final class InstanceLearning {

    private final Entries entries;
    private final Instances instances;

    InstanceLearning(Entries entries) {
        this.entries = entries;
        this.instances = entries.instances;
    }

    /** Whether the event tells of instances; then it was taken in. */
    boolean learn(Event event) {
        if (event instanceof InstanceLaunched launched) {
            launched(launched);
        } else if (event instanceof InstanceStarted started) {
            of(started.machine(), started);
        } else if (event instanceof InstanceStopped stopped) {
            of(stopped.machine(), stopped);
        } else if (event instanceof UserDataChanged changed) {
            of(changed.machine(), changed);
        } else if (event instanceof InstanceObserved observed) {
            aliases(observed);
            of(observed.machine(), observed);
        } else {
            return false;
        }
        return true;
    }

    private void launched(InstanceLaunched launched) {
        var entry = instances.of(launched.machine());
        entry.toldAt(launched.time().instant());
        entry.launches.add(launched);
        entry.lifetime.beginsBy(launched.time().instant());
        names(entry, launched, launched.hostNames(), launched.addresses(), launched.interfaces());
        if (!launched.tags().isEmpty()) {
            entry.tagged.add(launched);
        }
        changed(entry);
    }

    private void of(InstanceReference machine, Event event) {
        if (!machine.id().isEmpty()) {
            apply(instances.of(machine), event);
        } else if (!machine.path().isEmpty()
                && !(event instanceof InstanceObserved seen && seen.tags().isEmpty())) {
            var place = instances.place(machine.path());
            place.tell(event);
            share(place);
        }
    }

    private void apply(InstanceEntry entry, Event event) {
        entry.toldAt(event.time().instant());
        entry.take(event);
        if (event instanceof InstanceObserved observed) {
            names(entry, observed, observed.hostNames(), observed.addresses(), observed.interfaces());
        }
        changed(entry);
    }

    private void changed(InstanceEntry entry) {
        if (!entry.reference.path().isEmpty()) {
            var place = instances.place(entry.reference.path());
            place.lives.add(entry);
            share(place);
        }
        ownName(entry);
        entries.changed(entry);
    }

    /* What tells of a path is of whoever stood there then, whatever of that is told first. */
    private void share(InstancePlace place) {
        place.shares().forEach((entry, share) -> {
            if (entry.lend(share)) {
                ownName(entry);
                entries.changed(entry);
            }
        });
    }

    /* A Google Cloud instance calls itself as its path does; an Azure machine may have another name of its own. */
    private void ownName(InstanceEntry entry) {
        var reference = entry.reference;
        if (reference.cloud().equals("gcp") && !reference.path().isEmpty()) {
            name(entry, Instances.hostName(reference.name().toLowerCase(Locale.ROOT)), entry.told());
        }
        if (!reference.path().isEmpty()) {
            entries.learnt(new Links.Machine(reference.path()));
        }
    }

    private void names(
            InstanceEntry entry, Event event, Set<String> hostNames, Set<String> addresses, Set<String> interfaces) {
        var told = event.time().instant();
        for (var host : hostNames) {
            var lower = host.toLowerCase(Locale.ROOT);
            name(entry, Instances.hostName(lower), told);
            var dot = lower.indexOf('.');
            if (dot > 0) {
                name(entry, Instances.hostName(lower.substring(0, dot)), told);
            }
        }
        addresses.forEach(address -> name(entry, Instances.addressName(address), told));
        interfaces.forEach(each -> name(entry, Instances.interfaceName(each), told));
    }

    private void name(InstanceEntry entry, String name, Instant told) {
        instances.name(entry, name, told);
        entries.learnt(new Links.Machine(name));
    }

    /* An interface may be told of before the instance that it belongs to. */
    private void aliases(InstanceObserved observed) {
        var own = observed.machine().networkInterface();
        if (!own.isEmpty()) {
            var told = observed.time().instant();
            observed.interfaces().stream()
                    .filter(other -> !other.equals(own))
                    .forEach(other -> alias(own, Instances.interfaceName(other), told));
            observed.addresses().forEach(address -> alias(own, Instances.addressName(address), told));
            if (!observed.subnet().isEmpty()) {
                instances
                        .interfaces()
                        .placed(Instances.interfaceName(own), new Instance.Placing(told, observed.subnet()));
                instances.named(Instances.interfaceName(own)).forEach(entries::changed);
            }
        }
    }

    private void alias(String networkInterface, String other, Instant told) {
        instances.interfaces().alias(Instances.interfaceName(networkInterface), other, told);
        entries.learnt(new Links.Machine(other));
        instances.named(other).forEach(entries::changed);
    }
}
