package io.tallyman.session;

import io.tallyman.event.NetworkFlow;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.rule.RuleSet;
import io.tallyman.session.WorkingMemory.Sent;
import io.tallyman.session.WorkingMemory.Stated;
import io.tallyman.tunable.Tunables;
import java.util.function.Consumer;

/**
 * What a working memory is opened with.
 *
 * @param rules compiled
 */
record Engine(RuleSet rules, Tunables tunables) {

    WorkingMemory open(Consumer<Stated> findings, Consumer<Sent> detections) {
        return new WorkingMemory(rules, tunables, Deadlines.of(tunables).retention(), findings, detections);
    }

    /** Whether behaviour without a finding about its container can match no rule: read off the rules themselves. */
    boolean gated() {
        return rules.everyUseIsJoined(ProcessExecuted.class, Engine::isFinding)
                && rules.everyUseIsJoined(NetworkFlow.class, Engine::isFinding);
    }

    private static boolean isFinding(String name) {
        return name.startsWith("io.tallyman.finding.");
    }
}
