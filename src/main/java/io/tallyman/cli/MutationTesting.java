package io.tallyman.cli;

import io.tallyman.cli.MutationRun.Candidate;
import io.tallyman.rule.Mutant;
import io.tallyman.rule.Mutants;
import io.tallyman.rule.RuleFile;
import io.tallyman.rule.Vocabulary;
import io.tallyman.source.Sources;
import io.tallyman.tunable.Problem;
import io.tallyman.tunable.TunablesRejected;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tests the scenarios: whether one of them notices when a rule is wrong. */
final class MutationTesting {

    private final Environment environment;
    private final Setup setup;
    private final String only;
    private final MutantProgress progress;

    /**
     * @param only a part of the names of the rules or files that are mutated; empty for all
     * @throws Refused where no rule has it
     */
    MutationTesting(Environment environment, Setup setup, String only) {
        this.environment = environment;
        this.setup = setup;
        this.only = only;
        this.progress = new MutantProgress(environment);
        if (setup.rules().rules().stream().noneMatch(rule -> isLookedAt(rule.file(), rule.name()))) {
            throw new Refused(
                    ExitCode.USAGE, List.of("--rule %s: no rule and no file has this in its name".formatted(only)));
        }
    }

    private boolean isLookedAt(String file, String rule) {
        return file.contains(only) || rule.contains(only);
    }

    private boolean isLookedAt(String rule) {
        return setup.rules().rules().stream()
                .filter(each -> each.name().equals(rule))
                .findFirst()
                .map(each -> isLookedAt(each.file(), rule))
                .orElse(only.isEmpty());
    }

    /**
     * Mutates each rule and replays the scenarios.
     *
     * @param folders scenarios that pass
     * @throws Refused with all that is wrong in the explanations
     */
    int run(Collection<Path> folders) throws IOException {
        var explanations = explanations();
        var verdicts =
                verdicts(scenarios(folders)).stream().map(explanations::judge).toList();
        progress.clear();
        if (!environment.outIsTerminal()) {
            verdicts.forEach(verdict -> environment.out().print(verdict.json()));
            environment.out().flush();
        }
        var report = new MutationReport(verdicts, explanations.stale(verdicts, this::isLookedAt), setup.folder());
        report.print(environment.outIsTerminal() ? environment.out() : environment.err());
        return report.isGood() ? ExitCode.GOOD : ExitCode.FOUND;
    }

    private Explanations explanations() throws IOException {
        try {
            return Explanations.of(setup.folder());
        } catch (TunablesRejected rejected) {
            throw new Refused(
                    ExitCode.USAGE,
                    rejected.problems().stream().map(Problem::toString).toList());
        }
    }

    private List<Candidate> scenarios(Collection<Path> folders) throws IOException {
        var scenarios = new ArrayList<Candidate>();
        for (var folder : folders) {
            var scenario = RecordedScenario.read(folder, setup, Sources.shipped());
            scenarios.add(new Candidate(scenario, scenario.under(setup.rules()).fired()));
        }
        return scenarios;
    }

    /* One rule after the other is compiled; meanwhile those that are compiled are tried. */
    private List<Verdict> verdicts(List<Candidate> scenarios) throws IOException {
        var run = new MutationRun(setup.rules(), scenarios);
        var files = setup.folder().isPresent() ? RuleFile.in(setup.folder().get()) : RuleFile.shipped();
        var workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            var verdicts =
                    files.stream().flatMap(file -> verdicts(run, file, workers)).toList();
            return verdicts.stream().flatMap(each -> each.join().stream()).toList();
        } finally {
            workers.shutdownNow();
        }
    }

    private Stream<CompletableFuture<List<Verdict>>> verdicts(MutationRun run, RuleFile file, Executor workers) {
        var mutants = Mutants.of(file, Vocabulary.STANDARD, rule -> isLookedAt(file.path(), rule));
        progress.found(mutants.all().size());
        return mutants.all().stream()
                .collect(Collectors.groupingBy(Mutant::rule, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(ofRule -> CompletableFuture.supplyAsync(() -> run.of(mutants, ofRule, progress::tried), workers));
    }
}
