package io.tallyman.baseline;

import static io.tallyman.History.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.Clouds;
import io.tallyman.History;
import io.tallyman.event.Ancestry;
import io.tallyman.event.ArtifactSource;
import io.tallyman.event.ArtifactSource.Kind;
import io.tallyman.event.Attribution;
import io.tallyman.event.DiskDerived;
import io.tallyman.event.Event;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.MachineImage;
import io.tallyman.event.MachineImageCreated;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LineageTest {

    private static final String OWN = "projects/shop/global/images/own";
    private static final String FOREIGN = "projects/freevm/global/images/fast";
    private static final String DISK = "projects/shop/zones/z/disks/build";
    private static final Instant LATER = START.plusSeconds(600);

    private static MachineImageCreated image(Instant time, String id, Kind kind, String source) {
        return new MachineImageCreated(
                History.at(time),
                Clouds.origin("gcp:audit", "", "shop"),
                InstanceReference.NONE,
                MachineImage.of("gcp", id),
                new ArtifactSource(kind, source),
                "images.insert",
                "alice",
                Attribution.NONE);
    }

    private static DiskDerived disk(Instant time, String id, Kind kind, String source) {
        return new DiskDerived(
                History.at(time), Clouds.origin("gcp:audit", "", "shop"), "gcp", id, new ArtifactSource(kind, source));
    }

    /* Of an image launched a minute after the start. */
    private static Ancestry ancestry(String image, Event... told) {
        var lineage = new Lineage();
        List.of(told).forEach(lineage::learn);
        return lineage.ancestry(Clouds.launched(START.plusSeconds(60), "i-1", Clouds.image(image, "shop")));
    }

    @Test
    void anImageDescendsFromTheDiskThatHadThePathWhenItWasMade() {
        var made = image(START, OWN, Kind.DISK, DISK);
        assertThat(ancestry(OWN, made, disk(START.minusSeconds(60), DISK, Kind.IMAGE, FOREIGN))
                        .root()
                        .id())
                .isEqualTo(FOREIGN);
        assertThat(ancestry(OWN, made, disk(LATER, DISK, Kind.IMAGE, FOREIGN)).root())
                .isEqualTo(MachineImage.NONE);
    }

    @Test
    void whatRunsDoesNotDescendFromWhatAnImageOfItsPathIsMadeOfLater() {
        assertThat(ancestry(OWN, image(LATER, OWN, Kind.IMAGE, FOREIGN)).root()).isEqualTo(MachineImage.NONE);
    }

    @Test
    void theRootIsAnImageOfTheMarketplaceWithItsPublisher() {
        var disk = "/subscriptions/s/resourcegroups/rg/providers/microsoft.compute/disks/build";
        var image = "/subscriptions/s/resourcegroups/rg/providers/microsoft.compute/images/own";
        var made = image(START, image, Kind.DISK, disk);
        var root = ancestry(image, made, disk(START, disk, Kind.IMAGE, "canonical:ubuntu-24_04-lts:server:24.04.1"))
                .root();
        assertThat(root.cloud()).isEqualTo("azure");
        assertThat(root.owner()).isEqualTo("canonical");
    }

    @Test
    void anIdIsNotGivenAgainHoweverLateItsMakingIsTold() {
        var made = image(START, "ami-0aaaaaaaaaaaaaaa1", Kind.SNAPSHOT, "snap-1");
        assertThat(ancestry("ami-0aaaaaaaaaaaaaaa1", made, disk(LATER, "snap-1", Kind.IMAGE, "ami-0bbbbbbbbbbbbbbb1"))
                        .root()
                        .id())
                .isEqualTo("ami-0bbbbbbbbbbbbbbb1");
    }
}
