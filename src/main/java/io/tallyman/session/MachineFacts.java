package io.tallyman.session;

import io.tallyman.baseline.Baseline;
import io.tallyman.baseline.Lineage;
import io.tallyman.event.Ancestry;
import io.tallyman.event.Attributable;
import io.tallyman.event.Attribution;
import io.tallyman.event.InstanceIdentified;
import io.tallyman.event.InstanceLaunched;
import io.tallyman.event.JoinQuality;
import io.tallyman.event.MachineImage;
import io.tallyman.identity.Instance;
import io.tallyman.identity.Instance.Booted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns what is known of instances and their images into the facts that rules read. */
final class MachineFacts {

    /** A search longer before a launch has not led to it. */
    private static final Duration SEARCH = Duration.ofMinutes(60);

    private final Baseline baseline;
    private final Lineage lineage;

    MachineFacts(Baseline baseline) {
        this.baseline = baseline;
        this.lineage = baseline.lineage();
    }

    /** One boot of an instance as a fact. */
    InstanceIdentified identified(Instance instance, Booted boot) {
        var launch = instance.launch();
        var image = launch.map(InstanceLaunched::image)
                .filter(MachineImage::isKnown)
                .map(lineage::known)
                .orElse(MachineImage.NONE);
        var ancestry = launch.map(lineage::ancestry).orElse(Ancestry.NONE);
        return new InstanceIdentified(
                boot.start(),
                boot.from(),
                instance.key(),
                instance.reference(),
                boot.why(),
                image,
                ancestry,
                instance.subnet(),
                instance.tags(),
                baseline.machineImage(
                        instance.reference().account(), image.id(), boot.start().instant()),
                lineage.sawMaking(image));
    }

    /** Whether the image of one of its boots may prove new by what chains teach until its window ends. */
    boolean mayProveNew(Instance instance, Duration window) {
        return instance.launch().map(InstanceLaunched::image).filter(MachineImage::isKnown).stream()
                .anyMatch(image -> instance.boots().stream()
                        .anyMatch(boot -> baseline.mayProveNew(
                                instance.reference().account(),
                                image.id(),
                                boot.start().instant(),
                                window)));
    }

    /** The records of its launch and boots, and of the making of its image. */
    List<Attributable> context(Instance instance) {
        var context = new ArrayList<>(instance.context());
        instance.launch().ifPresent(launch -> {
            var image = launch.image();
            for (var made : lineage.records(
                    image, lineage.ancestry(launch), launch.time().instant())) {
                var own = made.image().id().equals(image.id());
                var reason =
                        own ? "the record names the image" : "the image descends from the one that the record names";
                context.add(made.attributedTo(
                        Attribution.ofInstance(instance.key(), own ? JoinQuality.EXACT : JoinQuality.DERIVED, reason)));
            }
            var time = launch.time().instant();
            for (var search : lineage.searches(instance.reference().account(), time.minus(SEARCH), time)) {
                context.add(search.attributedTo(Attribution.ofInstance(
                        instance.key(), JoinQuality.INFERRED, "same account, within an hour before the launch")));
            }
        });
        return context;
    }

    /** Whose destinations its connections are: those of the account's instances of the same root image. */
    Optional<Baseline.Workload> workload(Instance instance) {
        return instance.launch().filter(launch -> launch.image().isKnown()).map(launch -> {
            var ancestry = lineage.ancestry(launch);
            var image = ancestry.root().isKnown() ? ancestry.root() : launch.image();
            return new Baseline.Workload(instance.reference().account(), image.id(), "");
        });
    }
}
