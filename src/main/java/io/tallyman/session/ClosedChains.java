package io.tallyman.session;

import io.tallyman.event.Attributable;
import io.tallyman.event.Attribution;
import io.tallyman.identity.Directory;
import io.tallyman.identity.Outline;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is left of the chains whose window has ended, until the directory forgets whom they were about. */
final class ClosedChains {

    private final Directory directory;
    private final Lessons lessons;
    private final Map<String, Closed> chains = new HashMap<>();

    ClosedChains(Directory directory, Lessons lessons) {
        this.directory = directory;
        this.lessons = lessons;
    }

    void add(String key, Closed chain) {
        if (directory.knows(key)) {
            chains.put(key, chain);
        }
    }

    boolean has(String key) {
        return chains.containsKey(key);
    }

    /** Whether its window has ended and nothing tells of a start after that. */
    boolean isLast(String key, Outline known) {
        var ended = chains.get(key);
        return ended != null && known.startAfter(ended.start()).isEmpty();
    }

    /**
     * Something happened in one for certain: it is noted where it went.
     *
     * @return whether there is such a one
     */
    boolean sight(String key, Attributable behaviour, Attribution attribution) {
        var ended = chains.get(key);
        if (ended == null) {
            return false;
        }
        lessons.after(ended, behaviour, attribution);
        return true;
    }

    /** Takes one out, if there is one: it has started again, or is forgotten. */
    Optional<Closed> remove(String key) {
        return Optional.ofNullable(chains.remove(key));
    }
}
