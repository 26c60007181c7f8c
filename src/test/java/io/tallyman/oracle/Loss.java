package io.tallyman.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Records that never reached us.
 *
 * @param what is missing, in words
 * @param rest what is left
 */
record Loss(String what, List<RawLog> rest) {

    /** Each source in turn, then one record in ten of all, then one in ten of a single source. */
    static List<Loss> of(long seed, List<RawLog> logs) {
        var losses = new ArrayList<Loss>();
        var sources =
                logs.stream().map(log -> log.source().logSource()).distinct().toList();
        for (var source : sources) {
            losses.add(new Loss(
                    source,
                    logs.stream()
                            .filter(log -> !log.source().logSource().equals(source))
                            .toList()));
        }
        losses.add(new Loss("one record in ten", thinned(new Random(seed), logs, "")));
        for (var source : sources) {
            losses.add(new Loss("one record in three of " + source, thinned(new Random(seed), logs, source)));
        }
        return losses;
    }

    private static List<RawLog> thinned(Random random, List<RawLog> logs, String source) {
        return logs.stream()
                .map(log -> source.isEmpty()
                        ? log.keeping(line -> random.nextInt(10) > 0)
                        : log.keeping(line -> !log.source().logSource().equals(source) || random.nextInt(3) > 0))
                .toList();
    }
}
