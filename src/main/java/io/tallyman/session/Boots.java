package io.tallyman.session;

import io.tallyman.event.Attributable;
import io.tallyman.identity.Actor;
import io.tallyman.identity.Directory;
import io.tallyman.identity.Instance;
import io.tallyman.identity.Outline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The boots of an instance, whose windows are looked at one after the other. */
final class Boots {

    /** The steps of two clocks that count whole seconds. */
    private static final Duration BLUR = Duration.ofSeconds(2);

    private final Directory directory;
    private final Deadlines deadlines;

    Boots(Directory directory, Deadlines deadlines) {
        this.directory = directory;
        this.deadlines = deadlines;
    }

    /**
     * Keeps a chain to the first boot after the one whose window ended before it, if any.
     *
     * @return when its window begins, as far as is known now
     */
    Optional<Instant> follow(Chain chain, Outline known) {
        var since = chain.before == null ? Instant.MIN : chain.before.start();
        var start = known.startAfter(since);
        if (chain.before != null && chain.kind == Actor.Kind.INSTANCE) {
            chain.from = boot(chain.key, since).map(this::from).orElse(Instant.MIN);
        }
        start.ifPresent(instant -> {
            chain.followed = known.startAfter(instant).isPresent();
            chain.dull &= !chain.followed;
        });
        return start;
    }

    /** The boot that follows the one that a chain is about, if it is known. */
    Optional<Instance.Booted> next(Chain chain, Instant start) {
        return chain.followed ? boot(chain.key, start) : Optional.empty();
    }

    private Optional<Instance.Booted> boot(String key, Instant since) {
        return directory
                .actor(key)
                .filter(Instance.class::isInstance)
                .map(Instance.class::cast)
                .flatMap(instance -> instance.bootAfter(since));
    }

    /* What happened earlier is not of this boot. */
    private Instant from(Instance.Booted boot) {
        return boot.from().instant().minus(deadlines.tolerance().plus(BLUR));
    }

    /** Whether what happened in an instance may be of a boot that is not told of yet. */
    boolean mayBeOfNext(Chain chain, Attributable behaviour) {
        return chain.kind == Actor.Kind.INSTANCE && (chain.dull || isAfterWindow(chain, behaviour));
    }

    private boolean isAfterWindow(Chain chain, Attributable behaviour) {
        var start = chain.start;
        return start != null && behaviour.time().instant().isAfter(start.plus(deadlines.window(chain.kind)));
    }

    /** What may be of the next boot: what is after this one's window is the next one's alone, and leaves the chain. */
    List<Attributable> rest(Chain chain, Instant start, Instance.Booted next) {
        var from = from(next);
        var end = start.plus(deadlines.window(chain.kind));
        var rest = chain.behaviours().stream()
                .filter(behaviour -> !behaviour.time().instant().isBefore(from))
                .toList();
        chain.behaviours()
                .removeIf(behaviour -> behaviour.time().instant().isAfter(end)
                        && !behaviour.time().instant().isBefore(from));
        return rest;
    }
}
