package io.tallyman.oracle;

import java.util.Optional;

/** What worlds are of: containers for AN0691, cloud instances for AN0692. */
enum Realm {
    AN0691 {
        @Override
        Optional<String> failure(Trial trial, long seed) {
            return report(trial, ContainerWorlds.of(seed));
        }
    },
    AN0692 {
        @Override
        Optional<String> failure(Trial trial, long seed) {
            return report(trial, MachineWorlds.of(seed));
        }
    };

    /** What does not agree in the world of that seed, with the smallest world that still shows it. */
    abstract Optional<String> failure(Trial trial, long seed);

    private static <W extends World<W>> Optional<String> report(Trial trial, W world) {
        return trial.of(world).map(words -> Shrinking.report(world, trial::of));
    }
}
