package io.tallyman.userdata;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * {@code -Dtallyman.fuzz=CASES} for more than the usual, {@code -Dtallyman.seed=N} to repeat a run whose seed a failure
 * names; {@link UserDataFuzz} is a program too, for runs of millions within a bounded heap.
 */
class UserDataFuzzTest {

    private static final int CASES = Integer.getInteger("tallyman.fuzz", 20_000);
    private static final long SEED = Long.getLong("tallyman.seed", new Random().nextLong());

    @Test
    void whateverIsInUserDataTheDecoderAnswers() {
        System.err.println("UserDataFuzzTest: -Dtallyman.seed=" + SEED + " -Dtallyman.fuzz=" + CASES);
        new UserDataFuzz(SEED).run(0, CASES);
    }
}
