package io.tallyman.source.containerd;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerCreated;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerObserved;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.ContainerStarted;
import io.tallyman.event.ContainerStopped;
import io.tallyman.event.Digest;
import io.tallyman.event.Event;
import io.tallyman.event.ImagePulled;
import io.tallyman.event.ImageReference;
import io.tallyman.event.PodReference;
import io.tallyman.source.Reading;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one daemon's messages mean, with what earlier lines of the same feed said of pods and pulls. A line names a pod
 * only by its sandbox; the sandbox's own line, which comes first, has the pod's name.
 */
final class DaemonMessages {

    private final Recent<String, PodReference> pods = new Recent<>();
    private final CriMessages cri = new CriMessages(this);
    private final CrioMessages crio = new CrioMessages(this);

    Reading read(DaemonLine line) {
        if (line.message().isEmpty()) {
            return Reading.NOTHING;
        }
        return cri.read(line).or(() -> crio.read(line)).orElse(Reading.NOTHING);
    }

    /** The pod of a sandbox, if this feed has told. */
    PodReference pod(String sandbox) {
        return pods.get(sandbox).orElse(PodReference.NONE);
    }

    /** Learns the pod of a sandbox. */
    Event sandbox(DaemonLine line, String sandbox, PodReference pod) {
        pods.put(sandbox, pod);
        return observed(line, new ContainerReference(sandbox, "", pod), sandbox, ContainerKind.SANDBOX);
    }

    static ContainerObserved observed(
            DaemonLine line, ContainerReference container, String sandbox, ContainerKind kind) {
        return new ContainerObserved(line.time(), line.origin(), container, "", Set.of(), sandbox, null, kind);
    }

    static Event created(DaemonLine line, ContainerReference container, String sandbox) {
        return new ContainerCreated(
                line.time(), line.origin(), container, ContainerKind.APPLICATION, "", sandbox, Attribution.NONE);
    }

    static Event started(DaemonLine line, ContainerReference container, long pid) {
        return new ContainerStarted(line.time(), line.origin(), container, pid, Attribution.NONE);
    }

    static Reading stopped(DaemonLine line, String id) {
        return Reading.of(new ContainerStopped(line.time(), line.origin(), ContainerReference.ofId(id)));
    }

    /** A pull of this name; the digest it is pinned by, if any, is one more that belongs to it. */
    static Reading pulled(DaemonLine line, String image, Set<Digest> told) {
        var digests = new HashSet<>(told);
        repositoryDigest(image).ifPresent(digests::add);
        return Reading.of(new ImagePulled(
                line.time(), line.origin(), ContainerReference.NONE, image, digests, false, Attribution.NONE));
    }

    /** The digest of {@code repository@sha256:…}. */
    static Optional<Digest> repositoryDigest(String image) {
        return ImageReference.parse(image)
                .map(ImageReference::digest)
                .filter(digest -> !digest.isEmpty())
                .map(Digest::repository);
    }

    static Reading cutShort(DaemonLine line) {
        var message = line.message();
        var shown = message.length() > 60 ? message.substring(0, 60) + "…" : message;
        return new Reading.Rejected(
                line.origin().line(), "the message «%s» is cut short; expected it to name an id.".formatted(shown));
    }

    static Reading events(Event... events) {
        return new Reading.Events(List.of(events));
    }

    /** The latest of what a feed said, and no more of it than memory bears. */
    static final class Recent<K, V> {

        private static final int MOST = 4096;

        private final Map<K, V> entries = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MOST;
            }
        };

        Optional<V> get(K key) {
            return Optional.ofNullable(entries.get(key));
        }

        void put(K key, V value) {
            entries.remove(key);
            entries.put(key, value);
        }

        Optional<V> remove(K key) {
            return Optional.ofNullable(entries.remove(key));
        }
    }
}
