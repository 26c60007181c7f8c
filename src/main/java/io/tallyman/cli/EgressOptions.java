package io.tallyman.cli;

import io.tallyman.asn.SystemsDatabase;
import io.tallyman.tunable.AutonomousSystems;
import io.tallyman.tunable.Tunables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a command knows of the Internet beside its logs. */
final class EgressOptions {

    @Option(
            names = "--asn-db",
            paramLabel = "FILE",
            description = {
                "A database in MaxMind's format, such as GeoLite2-ASN.mmdb, that tells which autonomous system an address",
                "belongs to: ApprovedEgress.asns needs it."
            })
    private @Nullable Path database;

    /**
     * Opens the database, where one is named.
     *
     * @throws Refused where it cannot be used
     */
    AutonomousSystems systems() {
        if (database == null) {
            return AutonomousSystems.NONE;
        }
        try {
            return SystemsDatabase.open(database);
        } catch (IOException unusable) {
            throw new Refused(ExitCode.INPUT, List.of("%s: %s".formatted(database, Failures.reason(unusable))));
        }
    }

    /** What to say of tunables that need a database where none is named. */
    Optional<String> warning(Tunables tunables) {
        return database == null && !tunables.approvedEgress().asns().isEmpty()
                ? Optional.of("tallyman: ApprovedEgress.asns has no effect without --asn-db FILE")
                : Optional.empty();
    }
}
