package io.tallyman.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What images descend from and whose they are, as far as any record tells it. */
final class AmiLineage {

    /**
     * What an image was made of.
     *
     * @param makers how it and all that it descends from were made, the nearest first
     * @param root the oldest image; empty where it is none but itself
     */
    record Origin(List<Derivation> makers, String root, boolean isUpload) {

        Origin {
            makers = List.copyOf(makers);
        }
    }

    private final MachineWorld world;
    private final Set<String> told;

    AmiLineage(MachineWorld world, List<Told> told) {
        this.world = world;
        this.told = told.stream().map(Told::happening).collect(Collectors.toSet());
    }

    Origin of(String image) {
        var makers = new ArrayList<Derivation>();
        var seen = new HashSet<String>();
        var here = image;
        var time = Instant.MAX;
        while (seen.add(here)) {
            var making = making(here);
            making.filter(Derivation::isOfImage).ifPresent(makers::add);
            var next = source(making, here, time);
            if (next.isEmpty()) {
                break;
            }
            time = making.map(Derivation::time).orElse(time);
            here = next.get();
        }
        var isOther = Ami.isOne(here) && !here.equals(image);
        return new Origin(makers, isOther ? here : "", here.equals(Derivation.UPLOAD));
    }

    private Optional<String> source(Optional<Derivation> making, String here, Instant time) {
        return making.map(Derivation::source).or(() -> launched(here, time)).or(() -> inventoried(here));
    }

    private Optional<Derivation> making(String id) {
        return world.derivations().stream()
                .filter(made -> made.id().equals(id) && told.contains(made.happening()))
                .findFirst();
    }

    /* What the machine was launched from that stood there at the time, or whose disk it was. */
    private Optional<String> launched(String source, Instant time) {
        return world.machines().stream()
                .filter(machine ->
                        told.contains(machine.launch()) && machine.launched().isBefore(time))
                .filter(machine -> machine.id().equals(source)
                        || machine.path().equals(source)
                        || (machine.disk().equals(source) && !machine.image().contains("/machineImages/")))
                .max(Comparator.comparing(Machine::launched))
                .map(Machine::image);
    }

    private Optional<String> inventoried(String snapshot) {
        return world.images().stream()
                .filter(ami -> ami.snapshot().equals(snapshot) && told.contains(ami.inventory()))
                .map(Ami::id)
                .findFirst();
    }

    /** Whether a record tells how the image was made. */
    boolean sawMaking(String image) {
        return making(image).isPresent();
    }

    static boolean isListed(String image) {
        return Set.of(Ami.LISTED, Ami.LISTED_PATH, Ami.LISTED_RESOURCE).contains(image);
    }

    /** Whether the catalog holds the image or its owner, where it is told whose it is: in Google's cloud and in Azure
     * its name says it. */
    boolean isApproved(String image) {
        return isListed(image)
                || world.images().stream()
                        .filter(ami -> ami.id().equals(image))
                        .anyMatch(ami -> ami.isApproved()
                                && (Ami.saysOwner(image) || told.contains(ami.inventory()) || sawMaking(image)));
    }
}
