package io.tallyman.rule;

import io.tallyman.tunable.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.kie.api.KieBase;

/**
 * Rule files, compiled and ready to be linked into a knowledge base.
 *
 * <p>Use:
 *
 * <pre>{@code
 * var rules = RuleSet.load(RuleFile.shipped(), Vocabulary.STANDARD, RuleCache.in(folder)); // throws InvalidRules
 * KieBase base = rules.knowledgeBase(List.of(Retention.exactly(ProcessExecuted.class, window.plus(lateness)), …));
 * var clock = KieServices.get().newKieSessionConfiguration();
 * clock.setOption(ClockTypeOption.PSEUDO);
 * KieSession session = base.newKieSession(clock, null);
 * session.registerChannel("detections", detection -> …);
 * session.setGlobal("tunables", tunables);
 * }</pre>
 *
 * <p>Retention is no part of what is compiled: other tunables need a new knowledge base (some 100 ms), no compiler.
 */
public final class RuleSet {

    /** So many knowledge bases, of different retentions, are kept for the next who asks. */
    private static final int KEPT = 8;

    private final Sandbox sandbox;
    private final LoadedRules loaded;
    private final List<RuleDescription> rules;
    private final Set<String> compiled;
    private final Map<Set<Retention>, KieBase> linked = new HashMap<>();

    private RuleSet(Sandbox sandbox, LoadedRules loaded, List<RuleDescription> rules, Set<String> compiled) {
        this.sandbox = sandbox;
        this.loaded = loaded;
        this.rules = List.copyOf(rules);
        this.compiled = Set.copyOf(compiled);
    }

    /**
     * Compiles what the cache does not hold.
     *
     * @throws InvalidRules with every problem of every file
     */
    public static RuleSet load(List<RuleFile> files, Vocabulary vocabulary, RuleCache cache) {
        var sandbox = new Sandbox(RuleSet.class.getClassLoader(), vocabulary);
        var classes = RuleKey.classes();
        var units = new ArrayList<CompiledRules>();
        var compiled = new HashSet<String>();
        var problems = new ArrayList<Problem>();
        var refused = new ArrayList<RuleDescription>();
        for (var file : files) {
            var key = RuleKey.of(file, vocabulary, classes);
            var known = cache.find(key);
            if (known.isPresent()) {
                units.add(known.get());
                continue;
            }
            try {
                var unit = new RuleCompiler(vocabulary, sandbox).compile(file);
                cache.store(key, unit);
                units.add(unit);
                compiled.add(file.path());
            } catch (InvalidRules invalid) {
                problems.addAll(invalid.problems());
                refused.addAll(invalid.rules());
            }
        }
        problems.addAll(RuleSetCheck.duplicates(units));
        if (!problems.isEmpty()) {
            units.forEach(unit -> refused.addAll(unit.rules()));
            throw new InvalidRules(problems.stream().sorted().toList(), refused);
        }
        var rules = units.stream().flatMap(unit -> unit.rules().stream()).toList();
        return new RuleSet(sandbox, LoadedRules.of(units, sandbox), rules, compiled);
    }

    /** The same with another rule in the place of one. */
    RuleSet with(LoadedRules changed, RuleDescription rule) {
        var all = rules.stream()
                .map(each -> each.name().equals(rule.name()) ? rule : each)
                .toList();
        return new RuleSet(sandbox, changed, all, compiled);
    }

    LoadedRules loaded() {
        return loaded;
    }

    /** Paths of the files that had to be compiled; the others came from the cache. */
    public Set<String> compiled() {
        return compiled;
    }

    /** What each rule says of itself, by file and line. */
    public List<RuleDescription> rules() {
        return rules;
    }

    /**
     * One knowledge base of all the rules: stream mode, immutable. Asked again for the same retentions it is the same one.
     *
     * @param retentions how long facts stay; every type of fact that has a time and that a rule
     *     reads needs one, its own or that of a type above or below it
     * @throws InvalidRules if a rule's literal window is longer than its facts stay, or a type that it reads has no
     *     retention
     */
    public KieBase knowledgeBase(Collection<Retention> retentions) {
        var complete = RuleSetCheck.complete(rules, retentions, sandbox);
        var problems = RuleSetCheck.windows(rules, complete, sandbox);
        if (!problems.isEmpty()) {
            throw new InvalidRules(problems);
        }
        synchronized (linked) {
            if (linked.size() >= KEPT) {
                linked.clear();
            }
            return linked.computeIfAbsent(Set.copyOf(complete), each -> loaded.link(complete));
        }
    }

    /**
     * Whether every pattern on an event type stands in a rule where it is joined, by equality of {@code container} or
     * {@code network}, to a finding. Where this holds, an event whose container and network no finding names can match
     * nothing until such a finding arises.
     *
     * @param findings tells a finding's class by its name
     */
    public boolean everyUseIsJoined(Class<?> event, Predicate<String> findings) {
        return RuleSetCheck.everyUseIsJoined(rules, event, findings, sandbox);
    }

    /**
     * Whether each rule joins all that it reads of such types with one another by {@code container}, {@code network} or
     * {@code instance}. Where this holds, what is held of one can match nothing of another.
     *
     * @param subjects tells by its name a class whose facts are about somebody
     */
    public boolean eachIsAboutOne(Predicate<String> subjects) {
        return RuleSetCheck.eachIsAboutOne(rules, subjects);
    }
}
