package io.tallyman.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.oracle.Trial.Extent;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The worlds in which the program was wrong once, by what it must do; {@code docs/quality.md} tells of each. */
final class MendedWorldsTest {

    private static final Map<String, Long> CONTAINERS = Map.ofEntries(
            Map.entry("an Event is not placed on a container that had ended", 605_673L),
            Map.entry("a pull is before a container whose start only a coarse clock tells", 54L),
            Map.entry("another content's pull does not hide the container's own", 118L),
            Map.entry("a tag that moves after the container was made is not what it was made of", 396L),
            Map.entry("a digest whose container has ended quietly is known to the next one", 53L),
            Map.entry("a flow of the pod is not about a container that had ended", 343L),
            Map.entry(
                    "names looked up by an address that only the sandbox was given count for the pod's processes",
                    205L),
            Map.entry("an image id is not read as the name of another image pulled near by", 1257L),
            Map.entry("two pulls of one name within moments are two", 868L),
            Map.entry("two pulls of one name side by side bring what both wrote", 2_996L),
            Map.entry("an untrusted container that acts just after its window makes nothing usual", 12_081L),
            Map.entry("the latest pull counts under whichever of its names the image came", 12_897L),
            Map.entry("a live run asks the baseline when a chain is settled, as a replay does", 20_605L),
            Map.entry("an Event is not placed on a container that was made later", 20_632L),
            Map.entry("tolerance is for where no pull under any name stands before the container", 20_875L),
            Map.entry("an alert's id does not depend on how long the id is that is told first", 21_132L),
            Map.entry("a connection is not usual by itself", 21_263L),
            Map.entry("a join does not depend on a container of whose begin nothing is told yet", 23_303L),
            Map.entry("a digest is not another tag's that was only pulled again", 26_617L),
            Map.entry("who had an address before looked up for itself", 400_651L),
            Map.entry("what a container runs after its window is not usual, whenever it is settled", 54_304L),
            Map.entry("an exec by the API is in the container that runs, not in the one that follows", 1_004_925L),
            Map.entry("an Event that is told after a container's window was closed is not cited", 12_507L),
            Map.entry("a pull that is told after a container's window was closed is not cited", 18_596L),
            Map.entry("a pull is not before a container by the word of the slower of its logs", 41_804L),
            Map.entry("a place's pull after a container's begin is the next one's, told of or not", 303_720L),
            Map.entry("a tag written once more just before a pull is not of that pull", 327_264L),
            Map.entry("an Event of a start is of the container that runs, not of the one that follows", 327_987L),
            Map.entry("a digest between two tags pulled crosswise is neither's", 45_780L),
            Map.entry("what a tag had when it was pulled once more is not what it moved to a moment later", 78_263L),
            Map.entry(
                    "who had an address is not displaced by one that gets it later, and is told of without a time",
                    80_620L),
            Map.entry("a container whose begin is not told yet has not filled its place before it was named", 18_623L),
            Map.entry("a pod's flow is not shared with a container that only later records name", 28_003L),
            Map.entry("a pod has one container until another is told of", 1_000_954L),
            Map.entry("how well a record is joined does not depend on containers that fill the place later", 75L));

    private static final Map<String, Long> MACHINES = Map.ofEntries(
            Map.entry("a boot with changed user data is judged by what it does itself, whatever its image", 5L),
            Map.entry("what is said of a machine does not depend on whether its next boot is told already", 13L),
            Map.entry("an approved machine is looked at again when its user data changes in its first window", 155L),
            Map.entry("the alert of a later boot goes on with that of the first", 210L),
            Map.entry("tags count as they were told, not as they arrived", 282L),
            Map.entry("an image may prove new by what ended before, and is taught of later", 311_202L),
            Map.entry("what a machine did before it was tagged counts", 1_450L),
            Map.entry("another account's look-ups at the same address are not one's own", 78L),
            Map.entry("a name is not contested by a machine of which only later records tell", 533L),
            Map.entry("what came before its boot was told is not put aside with the boot before", 48_096L),
            Map.entry("an image descends from what had the path when it was made", 115_273L),
            Map.entry("an image does not descend from a machine that was launched there later", 51_247L),
            Map.entry("a host name that is told long after contests nothing", 302_513L),
            Map.entry("what descends from an approved publisher's image is not laundered", 39L),
            Map.entry("a deletion at a path is of the machine that stood there", 2_034L),
            Map.entry("an interface's address counts from when it is told", 239L),
            Map.entry("a deletion at a path is not of a machine that was named there later", 19_059L),
            Map.entry("what is told of an interface outlasts the machine that had it before", 13_544L),
            Map.entry("a flow of an interface that no record tells is found by its source", 64L),
            Map.entry("an interface's subnet is its machine's", 229L),
            Map.entry("a machine that only its own log tells is in that log's account", 7_614L));

    @TestFactory
    Stream<DynamicTest> theProgramIsRightAboutContainersWhereItWasWrong() {
        return worlds(Realm.AN0691, CONTAINERS);
    }

    @TestFactory
    Stream<DynamicTest> theProgramIsRightAboutMachinesWhereItWasWrong() {
        return worlds(Realm.AN0692, MACHINES);
    }

    private static Stream<DynamicTest> worlds(Realm realm, Map<String, Long> worlds) {
        var trial = new Trial(Laboratory.open(), Extent.WHOLE);
        return worlds.entrySet().stream()
                .map(world -> DynamicTest.dynamicTest(
                        world.getKey(),
                        () -> assertThat(realm.failure(trial, world.getValue())).isEmpty()));
    }
}
