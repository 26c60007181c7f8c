package io.tallyman.bench;

import io.tallyman.event.PodReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One generated pod with one container and its sandbox, while it runs. */
final class Pod {

    /** What it runs. */
    enum Conduct {
        TRUSTED,
        UNTRUSTED,
        MALICIOUS
    }

    final PodReference reference;
    final String node;
    final String address;
    final String container;
    final String sandbox;
    final String image;
    final String digest;
    final String device;
    final Conduct conduct;
    final int workload;
    /** Host pids of its processes, its first one in front. */
    final List<Long> processes = new ArrayList<>(4);

    final Instant created;
    final Instant ends;
    boolean running;

    Pod(
            PodReference reference,
            String node,
            String address,
            String container,
            String sandbox,
            Images.Image image,
            int device,
            Conduct conduct,
            int workload,
            Instant created,
            Instant ends) {
        this.reference = reference;
        this.node = node;
        this.address = address;
        this.container = container;
        this.sandbox = sandbox;
        this.image = image.reference();
        this.digest = image.digest();
        this.device = "00:" + Integer.toHexString(device);
        this.conduct = conduct;
        this.workload = workload;
        this.created = created;
        this.ends = ends;
    }

    /** The name of its container. */
    String name() {
        return "app";
    }
}
