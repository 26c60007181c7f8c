package io.tallyman.tunable;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Destination;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.ImageReference;
import io.tallyman.event.Origin;
import io.tallyman.event.ProcessExecuted;
import java.util.List;
import java.util.Set;

/** What these tests begin with. */
final class Given {

    private Given() {}

    static Tunables tunables(String yaml) {
        return TunablesFile.read(List.of(Yaml.read("test.yaml", yaml)));
    }

    static ImageReference image(String name) {
        return ImageReference.parse(name).orElseThrow();
    }

    static Destination address(String address) {
        return Destination.of(address, 443);
    }

    static Destination named(String address, String... names) {
        return new Destination(address, 443, Set.of(names));
    }

    static ProcessExecuted exec(String executable, String parent, String... arguments) {
        return new ProcessExecuted(
                EventTime.UNKNOWN,
                new Origin(new Feed("-", "auditd:SYSCALL", "", "", ""), 1),
                ContainerReference.NONE,
                1,
                0,
                executable,
                List.of(arguments),
                parent,
                "",
                "",
                Set.of(),
                Attribution.NONE);
    }
}
