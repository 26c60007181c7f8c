package io.tallyman.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallyman.event.EventTime;
import io.tallyman.rule.sample.Executed;
import io.tallyman.rule.sample.Happening;
import io.tallyman.rule.sample.Settings;
import io.tallyman.rule.sample.Settings.Window;
import io.tallyman.rule.sample.Started;
import io.tallyman.rule.stated.Caught;
import io.tallyman.rule.stated.Suspect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.kie.api.time.SessionPseudoClock;

/** Compiling, linking, running: the sample rules from text to detection. */
class RuleSetTest {

    private static final long START = 1_000_000;
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofSeconds(10);

    @TempDir
    static Path folder;

    private static RuleSet rules;
    private static KieBase base;

    @BeforeAll
    static void compile() {
        rules = RuleSet.load(Samples.FILES, Samples.VOCABULARY, RuleCache.in(folder));
        base = rules.knowledgeBase(List.of(
                Retention.exactly(Started.class, KEPT),
                Retention.exactly(Executed.class, KEPT),
                Retention.atLeast(Suspect.class, KEPT)));
    }

    private final List<Object> sent = new ArrayList<>();

    private KieSession session() {
        return session(base);
    }

    private KieSession session(KieBase base) {
        var clock = KieServices.get().newKieSessionConfiguration();
        clock.setOption(ClockTypeOption.PSEUDO);
        var session = base.newKieSession(clock, null);
        var settings = new Settings(new Window(WINDOW), Set.of("curl"));
        session.registerChannel("detections", sent::add);
        session.setGlobal("settings", settings);
        session.insert(settings);
        advance(session, START);
        return session;
    }

    private static void advance(KieSession session, long millis) {
        SessionPseudoClock clock = session.getSessionClock();
        clock.advanceTime(millis, TimeUnit.MILLISECONDS);
        session.fireAllRules();
    }

    private static Started start(String image) {
        return new Started(at(START), "c1", "n1", image);
    }

    private static Executed curl(long millis) {
        return new Executed(at(millis), "c1", "n1", "curl", List.of("http://x"));
    }

    private static EventTime at(long millis) {
        return EventTime.ofMillis(millis, EventTime.MILLISECOND);
    }

    private List<Object> sentAfter(Object... facts) {
        var session = session();
        for (var fact : facts) {
            session.insert(fact);
            session.fireAllRules();
        }
        session.dispose();
        return sent;
    }

    @Test
    void aWindowIsClosedAtBothEnds() {
        assertThat(sentAfter(start("evil"), curl(START))).hasSize(1);
        sent.clear();
        assertThat(sentAfter(start("evil"), curl(START + 5_000))).hasSize(1);
        sent.clear();
        assertThat(sentAfter(start("evil"), curl(START + 5_001))).isEmpty();
        assertThat(sentAfter(start("evil"), curl(START - 1))).isEmpty();
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        assertThat(sentAfter(curl(START + 1), start("evil"))).singleElement().isInstanceOf(Caught.class);
    }

    @Test
    void factsLeaveWhenTheirRetentionIsOver() {
        var session = session();
        session.insert(start("evil"));
        session.insert(curl(START));
        session.fireAllRules();
        assertThat(session.getFactCount()).isEqualTo(4);
        advance(session, KEPT.toMillis());
        assertThat(session.getFactCount()).isEqualTo(4);
        advance(session, 2);
        assertThat(session.getObjects()).singleElement().isInstanceOf(Settings.class);
    }

    @Test
    void theRetentionOfAnInterfaceServesTheTypesBelowIt() {
        var session = session(rules.knowledgeBase(List.of(Retention.exactly(Happening.class, KEPT))));
        session.insert(start("evil"));
        session.fireAllRules();
        advance(session, KEPT.toMillis() + 2);
        assertThat(session.getFactCount()).isEqualTo(1);
    }

    @Test
    void aRuleDescribesItself() {
        assertThat(rules.rules()).first().satisfies(rule -> {
            assertThat(rule.analytic()).isEqualTo("AN0001");
            assertThat(rule.step()).isEqualTo(1);
            assertThat(rule.dataComponent()).isEqualTo("DC0077");
            assertThat(rule.logSource()).isEqualTo("containerd:events");
            assertThat(rule.line()).isEqualTo(10);
            assertThat(rule.title()).isEqualTo("AN0001.1 untrusted image started");
        });
        assertThat(rules.rules()).last().satisfies(rule -> {
            assertThat(rule.step()).isZero();
            assertThat(rule.severity()).isEqualTo("high");
            assertThat(rule.patterns()).hasSize(3);
        });
    }

    @Test
    void whetherEveryUseOfAnEventIsJoinedToAFindingFollowsFromTheRules() {
        Predicate<String> isFinding = name -> name.startsWith("io.tallyman.rule.stated.");
        assertThat(rules.everyUseIsJoined(Executed.class, isFinding)).isTrue();
        assertThat(rules.everyUseIsJoined(Started.class, isFinding)).isFalse();
    }

    @Test
    void aLiteralWindowLongerThanTheRetentionIsRefused() {
        var text =
                Samples.DETECTION.text().replace("this within $window.after($suspect)", "this after[0s, 20s] $suspect");
        var file = new RuleFile("AN0001/detection.drl", text);
        var long20 = RuleSet.load(List.of(Samples.START, file), Samples.VOCABULARY, RuleCache.in(folder));
        assertThatThrownBy(() -> long20.knowledgeBase(List.of(Retention.exactly(Happening.class, KEPT))))
                .hasMessage("""
                        AN0001/detection.drl:18:9: The window reaches PT20S, but facts of Executed stay only PT10S.
                        AN0001/detection.drl:18:9: The window reaches PT20S, but facts of Suspect stay only PT10S.""");
        assertThatThrownBy(() -> long20.knowledgeBase(List.of()))
                .hasMessageContaining("Started has no retention; its facts would stay for ever.");
    }
}
