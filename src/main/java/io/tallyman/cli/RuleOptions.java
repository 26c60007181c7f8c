package io.tallyman.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rules and tunables a command works with. */
final class RuleOptions {

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = {
                "Rules in DIR instead of those that come with the program.",
                "tunables.yaml and indicators.yaml in DIR are laid over the shipped ones."
            })
    private @Nullable Path rules;

    @Option(
            names = "--tunables",
            paramLabel = "FILE",
            description = "Tunables that are laid over the others, key by key.")
    private @Nullable Path tunables;

    Optional<Path> rules() {
        return Optional.ofNullable(rules);
    }

    Optional<Path> tunables() {
        return Optional.ofNullable(tunables);
    }

    /** A file of that name in the rules' folder, where there is one. */
    Optional<Path> beside(String name) {
        return rules().map(folder -> folder.resolve(name)).filter(Files::exists);
    }
}
