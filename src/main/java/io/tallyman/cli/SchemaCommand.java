package io.tallyman.cli;

import io.tallyman.source.tallyman.EventSchema;
import io.tallyman.tunable.TunablesSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tallyman schema}: prints the JSON Schema of what is read or written. */
@Command(name = "schema", description = "Prints a JSON Schema: of a file of tunables, or of events as NDJSON.")
final class SchemaCommand implements Callable<Integer> {

    private final Environment environment;

    @Parameters(paramLabel = "tunables|events", description = "Whose schema.")
    private Subject subject = Subject.tunables;

    SchemaCommand(Environment environment) {
        this.environment = environment;
    }

    /** Named as they are typed. */
    enum Subject {
        tunables,
        events
    }

    @Override
    public Integer call() {
        var schema = subject == Subject.tunables ? TunablesSchema.json() : EventSchema.json();
        environment.out().println(schema.stripTrailing());
        return ExitCode.GOOD;
    }
}
