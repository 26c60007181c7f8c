package io.tallyman.oracle;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A line that something printed during the first boot.
 *
 * @param isMiner whether it is what a known miner prints
 * @param isBlocked whether it names a blocked destination or a mining pool
 */
record Printed(String text, boolean isMiner, boolean isBlocked) implements Deed {

    private static final List<Printed> ALL = List.of(
            new Printed(" * ABOUT        XMRig/6.21.%d gcc/9.3.0", true, false),
            new Printed(" * POOL #%d      pool.supportxmr.com:3333 algo auto", false, true),
            new Printed("Connecting to 203.0.113.9:4%d", false, true),
            new Printed("Get:%d https://repo.corp.example/debian stable InRelease", false, false),
            new Printed("Downloading from http://files.example/f%d", false, false),
            new Printed("Setting up chrony (4.%d) ...", false, false));

    static Printed pick(RandomGenerator random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    Printed numbered(int number) {
        return new Printed(text.replace("%d", Integer.toString(number)), isMiner, isBlocked);
    }
}
