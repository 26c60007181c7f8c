package io.tallyman.bench;

import java.util.function.IntFunction;

/**
 * A kind of log that can be generated.
 *
 * @param name its row in the table
 * @param share for so many records of the first logs it has one
 * @param generator makes one with so many records, or a few more
 */
record LogKind(String name, int share, IntFunction<Log> generator) {

    /** For a run with so many records of the first logs. */
    Log generate(int records) {
        return generator.apply(Math.max(1, records / share));
    }
}
