package io.tallyman.conformance;

import static io.tallyman.Clouds.ACCOUNT;
import static io.tallyman.Clouds.OTHER_ACCOUNT;
import static io.tallyman.Clouds.connected;
import static io.tallyman.Clouds.launched;
import static io.tallyman.Clouds.observed;
import static io.tallyman.Clouds.origin;
import static io.tallyman.Clouds.ran;
import static io.tallyman.Clouds.running;
import static io.tallyman.History.HOST;
import static io.tallyman.History.addressed;
import static io.tallyman.History.created;
import static io.tallyman.History.executed;
import static io.tallyman.History.flowed;
import static io.tallyman.History.named;
import static io.tallyman.History.started;

import io.tallyman.Clouds;
import io.tallyman.History;
import io.tallyman.event.ContainerStopped;
import io.tallyman.event.Destination;
import io.tallyman.event.Event;
import io.tallyman.event.InstanceStopped;
import io.tallyman.event.MachineImage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The same chain for each analytic: the n-th container, or the n-th instance, and what it does. */
enum Kind {
    CONTAINER(Duration.ofMinutes(15)) {
        @Override
        Event image(int number, Instant time, boolean trusted) {
            return created(time, id(number), trusted ? "registry.corp.example:5000/app:1" : "docker.io/evil/miner:1");
        }

        @Override
        Event start(int number, Instant time) {
            return started(time, id(number), pid(number));
        }

        @Override
        Event ends(int number, Instant time) {
            return new ContainerStopped(History.at(time), History.origin("containerd:events", HOST), named(id(number)));
        }

        @Override
        Event place(int number) {
            return addressed(HOST, id(number), address(number));
        }

        @Override
        Event runs(int number, Instant time) {
            return executed(time, HOST, pid(number) + 1, pid(number), CURL);
        }

        @Override
        Event runsElsewhere(int number, Instant time) {
            return executed(time, "node-2", pid(number) + 1, pid(number), CURL);
        }

        @Override
        Event reaches(int number, Instant time, String destination) {
            return flowed(time, address(number), destination);
        }

        @Override
        Event reachesElsewhere(int number, Instant time) {
            return flowed(time, "node-2", address(number), OUT);
        }

        @Override
        String id(int number) {
            return hex(number).repeat(4);
        }
    },

    INSTANCE(Duration.ofMinutes(30)) {
        @Override
        Event image(int number, Instant time, boolean trusted) {
            return launched(time, id(number), trusted ? GOLDEN : BAD);
        }

        @Override
        Event start(int number, Instant time) {
            return running(time, id(number));
        }

        @Override
        Event ends(int number, Instant time) {
            var trail = origin("AWS:CloudTrail", "", ACCOUNT);
            return new InstanceStopped(History.at(time), trail, Clouds.instance(id(number)), true);
        }

        @Override
        Event place(int number) {
            return observed(id(number), "vm-" + number, address(number));
        }

        @Override
        Event runs(int number, Instant time) {
            return ran(time, "vm-" + number, CURL);
        }

        @Override
        Event runsElsewhere(int number, Instant time) {
            return ran(time, origin("auditd:SYSCALL", "vm-" + number, OTHER_ACCOUNT), CURL);
        }

        @Override
        Event reaches(int number, Instant time, String destination) {
            return connected(time, ACCOUNT, address(number), Destination.of(destination, 443));
        }

        @Override
        Event reachesElsewhere(int number, Instant time) {
            return connected(time, OTHER_ACCOUNT, address(number), OUT);
        }

        @Override
        String id(int number) {
            return "i-" + hex(number);
        }
    };

    static final String TUNABLES = """
            ImageRegistryAllowList: ["registry.corp.example:5000/*"]
            ApprovedImageCatalog: {aws: {images: [ami-0ccccccccccccccc1]}}
            """;

    private static final MachineImage BAD = Clouds.image("ami-0bbbbbbbbbbbbbbb1", "666677778888");
    private static final MachineImage GOLDEN = Clouds.image("ami-0ccccccccccccccc1", "999900001111");
    private static final String INTERNET = "198.51.100.7";
    private static final Destination OUT = Destination.of(INTERNET, 443);
    private static final String[] CURL = {"curl", "http://" + INTERNET + "/x"};

    /** How long after the start something counts. */
    final Duration window;

    Kind(Duration window) {
        this.window = window;
    }

    /** What names the image: the container's making, the instance's launch. */
    abstract Event image(int number, Instant time, boolean trusted);

    /** The same with an image that is not trusted. */
    Event image(int number, Instant time) {
        return image(number, time, false);
    }

    abstract Event start(int number, Instant time);

    /** It is gone for good. */
    abstract Event ends(int number, Instant time);

    /** What ties its address, or its host name, to it. */
    abstract Event place(int number);

    /** It runs a suspicious command. */
    abstract Event runs(int number, Instant time);

    /** The same pid on another host; the same host name in another account. */
    abstract Event runsElsewhere(int number, Instant time);

    /** It connects. */
    abstract Event reaches(int number, Instant time, String destination);

    /** The same address on another host, or in another account. */
    abstract Event reachesElsewhere(int number, Instant time);

    abstract String id(int number);

    /** It connects to the Internet. */
    Event reaches(int number, Instant time) {
        return reaches(number, time, INTERNET);
    }

    /** Everything up to its start, its image a second before. */
    List<Event> begins(int number, Instant start) {
        return List.of(image(number, start.minusSeconds(1)), start(number, start), place(number));
    }

    /** The same with a trusted image. */
    List<Event> beginsTrusted(int number, Instant start) {
        return List.of(image(number, start.minusSeconds(1), true), start(number, start), place(number));
    }

    static long pid(int number) {
        return 10_000 + 10L * number;
    }

    static String address(int number) {
        return "10.%d.%d.%d".formatted(64 + number / 62_500, number / 250 % 250, number % 250 + 1);
    }

    /* Sixteen hex digits, other ones for each number. */
    private static String hex(int number) {
        return "%016x".formatted((number + 1) * 0x9E37_79B9_7F4A_7C15L);
    }
}
