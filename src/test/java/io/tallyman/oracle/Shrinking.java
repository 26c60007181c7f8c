package io.tallyman.oracle;

import java.util.Optional;
import java.util.function.Function;

/** Makes a world that fails as small as it gets: one thing after another is left out while it still fails. */
final class Shrinking {

    private static final int MOST_TRIES = 3_000;
    private static final int WORDS = 36;

    private Shrinking() {}

    /** @param failure what does not agree in a world, if anything */
    static <W extends World<W>> W of(W world, Function<W, Optional<String>> failure) {
        var smallest = world;
        var kind = failure.apply(world).map(Shrinking::kind);
        var tries = 0;
        var shrunk = true;
        while (shrunk && tries < MOST_TRIES) {
            shrunk = false;
            for (var smaller : smallest.smaller().toList()) {
                if (tries++ < MOST_TRIES
                        && failure.apply(smaller).map(Shrinking::kind).equals(kind)) {
                    smallest = smaller;
                    shrunk = true;
                    break;
                }
            }
        }
        return smallest;
    }

    /* Its first words, without numbers: so that a world does not shrink to one that fails for another reason. */
    private static String kind(String complaint) {
        var words = complaint.replaceAll("\\d+", "");
        return words.substring(0, Math.min(WORDS, words.length()));
    }

    /** A failing world as a person reads it. */
    static <W extends World<W>> String report(W world, Function<W, Optional<String>> failure) {
        var smallest = of(world, failure);
        var text = new StringBuilder("seed %d%n%s%n%ntunables:%n%s%n"
                .formatted(world.seed(), failure.apply(smallest).orElse("gone"), smallest.tunables()));
        for (var log : smallest.logs()) {
            text.append("--- %s (%s)%n%s".formatted(log.file(), log.source().logSource(), log.text()));
        }
        text.append("--- the oracle%n".formatted());
        smallest.verdicts(smallest.logs())
                .forEach(verdict -> text.append(verdict).append('\n'));
        return text.append(smallest).toString();
    }
}
