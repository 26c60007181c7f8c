package io.tallyman.session;

import io.tallyman.event.GuestOutput;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.event.UserDataDirective;
import io.tallyman.rule.RuleSet;
import io.tallyman.session.WorkingMemory.Sent;
import io.tallyman.session.WorkingMemory.Stated;
import io.tallyman.tunable.Tunables;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a working memory is opened with.
 *
 * @param rules compiled
 */
record Engine(RuleSet rules, Tunables tunables) {

    private static final String FINDINGS = "io.tallyman.finding.";
    private static final String EVENTS = "io.tallyman.event.";
    private static final List<Class<?>> BEHAVIOURS =
            List.of(ProcessExecuted.class, NetworkFlow.class, UserDataDirective.class, GuestOutput.class);

    WorkingMemory open(Consumer<Stated> findings, Consumer<Sent> detections) {
        return new WorkingMemory(rules, tunables, Deadlines.of(tunables).retention(), findings, detections);
    }

    /** Whether behaviour without a finding about its container can match no rule: read off the rules themselves. */
    boolean gated() {
        return BEHAVIOURS.stream().allMatch(behaviour -> rules.everyUseIsJoined(behaviour, Engine::isFinding));
    }

    /** Whether a container of which nothing new is known can be missing while others are evaluated. */
    boolean separate() {
        return rules.eachIsAboutOne(name -> isFinding(name) || name.startsWith(EVENTS));
    }

    private static boolean isFinding(String name) {
        return name.startsWith(FINDINGS);
    }
}
