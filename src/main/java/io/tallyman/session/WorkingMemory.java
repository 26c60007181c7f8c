package io.tallyman.session;

import io.tallyman.event.ContainerCreated;
import io.tallyman.event.ContainerIdentified;
import io.tallyman.event.ContainerRequested;
import io.tallyman.event.ContainerStarted;
import io.tallyman.event.GuestOutput;
import io.tallyman.event.ImagePulled;
import io.tallyman.event.ImagesSearched;
import io.tallyman.event.InstanceIdentified;
import io.tallyman.event.InstanceLaunched;
import io.tallyman.event.InstanceStarted;
import io.tallyman.event.MachineImageCreated;
import io.tallyman.event.NameResolved;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.event.UserDataChanged;
import io.tallyman.event.UserDataDirective;
import io.tallyman.finding.Detection;
import io.tallyman.finding.Finding;
import io.tallyman.rule.Retention;
import io.tallyman.rule.RuleSet;
import io.tallyman.tunable.Tunables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.drools.core.common.InternalFactHandle;
import org.kie.api.KieServices;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.api.time.SessionPseudoClock;

/** The rule engine's session: a stream whose clock is the watermark. */
final class WorkingMemory implements AutoCloseable {

    private final KieSession session;
    private final SessionPseudoClock clock;
    private final Map<String, Long> fired = new TreeMap<>();
    private String rule = "";

    /**
     * @param findings is told of every finding that a rule states
     * @param detections is told of every detection that a rule sends
     */
    WorkingMemory(
            RuleSet rules,
            Tunables tunables,
            Duration retention,
            Consumer<Stated> findings,
            Consumer<Sent> detections) {
        var configuration = KieServices.get().newKieSessionConfiguration();
        configuration.setOption(ClockTypeOption.PSEUDO);
        session = rules.knowledgeBase(retentions(retention)).newKieSession(configuration, null);
        clock = session.getSessionClock();
        session.setGlobal("tunables", tunables);
        session.registerChannel("detections", sent -> detections.accept(new Sent((Detection) sent, rule)));
        session.addEventListener(new DefaultAgendaEventListener() {
            @Override
            public void beforeMatchFired(BeforeMatchFiredEvent event) {
                rule = event.getMatch().getRule().getName();
                fired.merge(rule, 1L, Long::sum);
            }
        });
        session.addEventListener(new DefaultRuleRuntimeEventListener() {
            @Override
            public void objectInserted(ObjectInsertedEvent event) {
                if (event.getObject() instanceof Finding finding) {
                    findings.accept(new Stated(finding, event.getFactHandle()));
                }
            }
        });
        session.insert(tunables);
    }

    /** A finding, with the handle by which it is taken back. */
    record Stated(Finding finding, FactHandle handle) {}

    /** A detection, with the name of the rule that sent it. */
    record Sent(Detection detection, String rule) {}

    static List<Retention> retentions(Duration duration) {
        return Stream.of(
                        ContainerIdentified.class,
                        ImagePulled.class,
                        ContainerRequested.class,
                        ContainerCreated.class,
                        ContainerStarted.class,
                        ProcessExecuted.class,
                        NetworkFlow.class,
                        NameResolved.class,
                        InstanceIdentified.class,
                        MachineImageCreated.class,
                        ImagesSearched.class,
                        InstanceLaunched.class,
                        InstanceStarted.class,
                        UserDataChanged.class,
                        UserDataDirective.class,
                        GuestOutput.class,
                        Finding.class)
                .map(type -> Retention.exactly(type, duration))
                .toList();
    }

    /** Puts a fact in; empty where no rule reads facts of its kind and the engine did not keep it. */
    Optional<FactHandle> insert(Object fact) {
        return Optional.ofNullable(session.insert(fact));
    }

    void fire() {
        session.fireAllRules();
    }

    /** Takes a fact back, unless it has expired meanwhile, or matched nothing and was dropped by the engine. */
    void delete(FactHandle handle) {
        if (handle instanceof InternalFactHandle fact
                && fact.isValid()
                && !fact.isExpired()
                && !fact.isDisconnected()) {
            session.delete(handle);
        }
    }

    /** Moves the clock; it never goes back. */
    void advanceTo(Instant instant) {
        var step = instant.toEpochMilli() - clock.getCurrentTime();
        if (step > 0) {
            clock.advanceTime(step, TimeUnit.MILLISECONDS);
            session.fireAllRules();
        }
    }

    /** How often each rule fired, by its name. */
    Map<String, Long> fired() {
        return fired;
    }

    long factCount() {
        return session.getFactCount();
    }

    @Override
    public void close() {
        session.dispose();
    }
}
