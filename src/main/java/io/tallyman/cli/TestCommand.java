package io.tallyman.cli;

import io.tallyman.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tallyman test}: replays scenarios and compares their alerts with what they expect. */
@Command(
        name = "test",
        description = "Replays every scenario below the folders and compares the alerts with expected.json.",
        footer = {
            "",
            "Results go to standard output: a table on a terminal, NDJSON elsewhere with the table on standard error.",
            "Exit codes: 0 all passed; 1 a scenario failed; 2 bad usage, rules or tunables, or no scenario;",
            "3 the database of --asn-db could not be opened.",
            "",
            "With --mutate: each condition of each rule is dropped, negated or halved, one at a time, and the scenarios",
            "are replayed until one fails, which kills the mutant. One that no scenario kills survives: add a scenario,",
            "drop the condition, or say why in mutants.yaml beside the rules. 0 all are killed or explained; 1 one",
            "survives, an explanation is stale, or a scenario fails without any mutant."
        })
final class TestCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final RuleOptions rules = new RuleOptions();

    @Mixin
    private final EgressOptions egress = new EgressOptions();

    @Parameters(paramLabel = "DIR", description = "Folders with scenarios; by default fixtures.")
    private final List<Path> folders = new ArrayList<>();

    @Option(names = "--junit-xml", paramLabel = "FILE", description = "Write the results to FILE as JUnit does.")
    private @Nullable Path junit;

    @Option(
            names = "--mutate",
            description = "Change the rules, one condition at a time, and see whether a scenario notices.")
    private boolean isMutating;

    @Option(
            names = "--rule",
            paramLabel = "TEXT",
            description = "With --mutate: only rules that have TEXT in their name or their file's.")
    private @Nullable String rule;

    TestCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        refuseContradictions();
        var scenarios = scenarios();
        var setup = Setup.load(rules, egress.systems(), environment.cacheFolder(), ExitCode.USAGE);
        return isMutating ? mutate(setup, scenarios) : test(setup, scenarios);
    }

    private void refuseContradictions() {
        if (isMutating && junit != null) {
            throw new Refused(ExitCode.USAGE, List.of("--junit-xml is for scenarios; it does not go with --mutate"));
        }
        if (!isMutating && rule != null) {
            throw new Refused(ExitCode.USAGE, List.of("--rule goes with --mutate only"));
        }
    }

    private int mutate(Setup setup, Set<Path> scenarios) throws IOException {
        var testing = new MutationTesting(environment, setup, Objects.requireNonNullElse(rule, ""));
        var run = new ScenarioRun(setup, Sources.shipped(), environment.nanoTime());
        var failed = scenarios.stream()
                .map(run::of)
                .filter(result -> !result.passed())
                .toList();
        if (!failed.isEmpty()) {
            report(failed);
            return ExitCode.FOUND;
        }
        return testing.run(scenarios);
    }

    private int test(Setup setup, Set<Path> scenarios) {
        var run = new ScenarioRun(setup, Sources.shipped(), environment.nanoTime());
        var results = new ArrayList<ScenarioResult>();
        for (var scenario : scenarios) {
            var result = run.of(scenario);
            results.add(result);
            if (!environment.outIsTerminal()) {
                environment.out().print(result.json());
                environment.out().flush();
            }
        }
        report(results);
        return results.stream().allMatch(ScenarioResult::passed) ? ExitCode.GOOD : ExitCode.FOUND;
    }

    private Set<Path> scenarios() throws IOException {
        var found = new LinkedHashSet<Path>();
        var problems = new ArrayList<String>();
        for (var folder : folders.isEmpty() ? List.of(Path.of("fixtures")) : folders) {
            if (!Files.isDirectory(folder)) {
                problems.add("%s: no such folder".formatted(folder));
                continue;
            }
            var below = Folders.scenarios(folder);
            if (below.isEmpty()) {
                problems.add("%s: holds no scenario; expected folders with a %s".formatted(folder, Scenario.FILE));
            }
            found.addAll(below);
        }
        if (!problems.isEmpty()) {
            throw new Refused(ExitCode.USAGE, problems);
        }
        return found;
    }

    private void report(List<ScenarioResult> results) {
        Optional.ofNullable(junit).ifPresent(file -> JunitReport.write(file, results));
        var to = environment.outIsTerminal() ? environment.out() : environment.err();
        var table = new Table(2, "result", "scenario", "title", "alerts", "time");
        for (var result : results) {
            var time = String.format(Locale.ROOT, "%.2f s", result.taken().toMillis() / 1000.0);
            table.add(result.passed() ? "passed" : "FAILED", result.name(), result.title(), result.alerts(), time);
        }
        table.lines().forEach(to::println);
        for (var result : results) {
            if (!result.passed()) {
                to.println();
                to.println(Plain.text(result.name()));
                result.failures().forEach(failure -> to.println("  " + Plain.text(failure)));
            }
        }
        var failed = results.stream().filter(result -> !result.passed()).count();
        to.printf("%n%d scenarios, %d passed, %d failed%n", results.size(), results.size() - failed, failed);
    }
}
