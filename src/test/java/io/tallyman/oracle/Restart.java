package io.tallyman.oracle;

import java.time.Instant;
import java.util.List;

/**
 * A machine was stopped and started again.
 *
 * @param number unique in its world
 * @param changes when its user data was changed meanwhile
 * @param asked when somebody had it started
 */
record Restart(int number, Instant stopped, List<Instant> changes, Instant asked, Instant running) {

    Restart {
        changes = List.copyOf(changes);
    }

    String change(int position) {
        return "change:%d.%d".formatted(number, position);
    }

    String ask() {
        return "ask:" + number;
    }

    String run() {
        return "run:" + number;
    }

    /** In Azure, where what is new of user data stands in no record. */
    String update(int position) {
        return "update:%d.%d".formatted(number, position);
    }

    String stop() {
        return "stop:" + number;
    }
}
