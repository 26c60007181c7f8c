package io.tallyman.oracle;

import io.tallyman.oracle.Run.Pull;
import io.tallyman.oracle.Run.Way;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The registries of a world, whose tags move, and what each node has of them. */
final class Registry {

    /** What the registry serves under a name: {@code versions} different contents, one after the other. */
    private record Offer(String reference, String full, boolean isListed) {}

    private static final List<Offer> OFFERS = List.of(
            new Offer("registry.corp.example:5000/shop/web:1.4", "registry.corp.example:5000/shop/web:1.4", true),
            new Offer("registry.corp.example:5000/shop/api:2", "registry.corp.example:5000/shop/api:2", true),
            new Offer("registry.corp.example:5000/team/job", "registry.corp.example:5000/team/job:latest", true),
            new Offer("nginx:1.27", "docker.io/library/nginx:1.27", true),
            new Offer("vendor/app:1.8", "docker.io/vendor/app:1.8", true),
            new Offer("vendor/app:2.0", "docker.io/vendor/app:2.0", false),
            new Offer("mirror.corp.example/hub/library/nginx:1.27", "mirror.corp.example/hub/library/nginx:1.27", true),
            new Offer("ngnix/alpine-curl", "docker.io/ngnix/alpine-curl:latest", false),
            new Offer("docker.io/acme/tool:7", "docker.io/acme/tool:7", false),
            new Offer("quay.io/someone/fastwork:0da242bd93b7f", "quay.io/someone/fastwork:0da242bd93b7f", false),
            new Offer("library/nginx-evil:1", "docker.io/library/nginx-evil:1", false));

    private final RandomGenerator random;
    /** How often each name has moved, and when last. */
    private final Map<String, TreeMap<Instant, Integer>> versions = new HashMap<>();
    /** By node and name, what lies there since when. */
    private final Map<String, TreeMap<Instant, Image>> onNodes = new HashMap<>();

    Registry(RandomGenerator random) {
        this.random = random;
    }

    /** An image that somebody asks for. */
    Image pick(Instant time) {
        var offer = OFFERS.get(random.nextInt(OFFERS.size()));
        var isPinned = random.nextInt(8) == 0;
        return image(offer, time, isPinned);
    }

    private Image image(Offer offer, Instant time, boolean isPinned) {
        var version = versions.computeIfAbsent(offer.full, key -> new TreeMap<>(Map.of(Instant.MIN, 0)));
        if (random.nextInt(5) == 0 && version.lastKey().isBefore(time)) {
            version.put(time, version.size());
        }
        var content = offer.full + "#" + version.floorEntry(time).getValue();
        var repository = offer.full.substring(0, offer.full.lastIndexOf(':'));
        var digest = "sha256:" + hex("index " + content);
        var image = new Image(
                offer.reference, offer.full, repository, offer.isListed, digest, "sha256:" + hex("config " + content));
        return isPinned ? pinned(image) : image;
    }

    /* A tag on the list says nothing of a name that carries a digest. */
    private static Image pinned(Image image) {
        return new Image(
                image.byDigest(),
                image.byDigest(),
                image.repository(),
                image.isListed() && !image.full().startsWith("docker.io/vendor/app:1."),
                image.digest(),
                image.config());
    }

    /** An image and how it came to be on a node. */
    record Fetched(Image image, Pull pull) {}

    /** Brings an image to a node for a container; the node's own stays where nobody asks the registry. */
    Fetched fetch(Image asked, String node, int number, Instant begun) {
        var there = onNodes.computeIfAbsent(node + " " + asked.full(), key -> new TreeMap<>());
        var present = there.floorEntry(begun);
        var done = begun.plusMillis(40 + random.nextInt(1_800)).plusNanos(random.nextInt(1_000_000));
        if (present == null) {
            there.put(done, asked);
            return new Fetched(asked, new Pull("pull:" + number, Way.FIRST, begun, done));
        }
        var own = present.getValue();
        if (asked.isPinned() || random.nextInt(3) == 0) {
            return new Fetched(own, new Pull("pull:" + number, Way.PRESENT, begun, begun.plusMillis(1)));
        }
        var way = own.digest().equals(asked.digest()) ? Way.AGAIN : Way.MOVED;
        there.put(done, asked);
        return new Fetched(asked, new Pull("pull:" + number, way, begun, done));
    }

    /**
     * Where pods were thought out in another order than that of time, a node may by now have had something else when a
     * container was made than was thought.
     */
    Pod inOrderOfTime(Pod pod) {
        return pod.with(
                pod.runs().stream().map(run -> inOrderOfTime(pod.node(), run)).toList(), pod.lookups());
    }

    private Run inOrderOfTime(String node, Run run) {
        var pull = run.pull();
        var there = onNodes.getOrDefault(node + " " + run.image().full(), new TreeMap<>())
                .floorEntry(pull.begun());
        if (there == null) {
            return run;
        }
        var own = there.getValue();
        if (pull.way() == Way.PRESENT) {
            return run.from(own, pull);
        }
        var way = own.digest().equals(run.image().digest()) ? Way.AGAIN : Way.MOVED;
        return run.from(run.image(), new Pull(pull.happening(), way, pull.begun(), pull.done()));
    }

    static final Image PAUSE = new Image(
            "registry.k8s.io/pause:3.9",
            "registry.k8s.io/pause:3.9",
            "registry.k8s.io/pause",
            true,
            "sha256:" + hex("pause"),
            "sha256:" + hex("config pause"));

    /** A sandbox's image, which is there from the beginning. */
    static Fetched pause(int number, Instant time) {
        return new Fetched(PAUSE, new Pull("pull:" + number, Way.PRESENT, time, time.plus(Duration.ofMillis(1))));
    }

    /** 64 hex digits that follow from a text. */
    static String hex(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
