package io.tallyman.oracle;

import java.util.ArrayList;
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
        while (seen.add(here)) {
            making(here).filter(Derivation::isOfImage).ifPresent(makers::add);
            var next = source(here);
            if (next.isEmpty()) {
                break;
            }
            here = next.get();
        }
        var isOther = here.startsWith("ami-") && !here.equals(image);
        return new Origin(makers, isOther ? here : "", here.equals(Derivation.UPLOAD));
    }

    private Optional<Derivation> making(String id) {
        return world.derivations().stream()
                .filter(made -> made.id().equals(id) && told.contains(made.happening()))
                .findFirst();
    }

    private Optional<String> source(String id) {
        return making(id).map(Derivation::source).or(() -> launched(id)).or(() -> inventoried(id));
    }

    private Optional<String> launched(String instance) {
        return world.machines().stream()
                .filter(machine -> machine.id().equals(instance) && told.contains(machine.launch()))
                .map(Machine::image)
                .findFirst();
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
        return image.equals(Ami.LISTED);
    }

    /** Whether the catalog holds the image or its owner. */
    boolean isApproved(String image) {
        return isListed(image)
                || world.images().stream()
                        .filter(ami -> ami.id().equals(image))
                        .anyMatch(ami -> isApprovedOwner(ami) && (told.contains(ami.inventory()) || sawMaking(image)));
    }

    private static boolean isApprovedOwner(Ami ami) {
        return ami.alias().equals("amazon")
                || ami.owner().equals(Ami.GOLDEN_OWNER)
                || ami.owner().equals(Ami.ACCOUNTS.get(0));
    }
}
