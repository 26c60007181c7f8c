package io.tallyman.tunable;

import static io.tallyman.tunable.Key.required;
import static io.tallyman.tunable.Shapes.layered;
import static io.tallyman.tunable.Shapes.list;
import static io.tallyman.tunable.Shapes.text;

import java.util.List;
import java.util.Set;

/** Reads indicators from YAML, laid over the shipped {@code rules/indicators.yaml} as with {@link TunablesFile}. */
public final class IndicatorsFile {

    private static final Shape<Set<String>> PROGRAMS =
            list(text("program name").to(TunableKeys::programName)).to(Set::copyOf);
    private static final Key<Set<String>> MINERS = required("miners", PROGRAMS, "Programs that mine.");
    private static final Key<Set<String>> PROXYWARE =
            required("proxyware", PROGRAMS, "Programs that sell the machine's bandwidth.");
    private static final Key<DomainSet> POOLS = required("pools", EgressKeys.DOMAIN_LIST, "Domains of mining pools.");
    private static final Shape<Indicators> SHAPE = layered(
            List.of(MINERS, PROXYWARE, POOLS),
            values -> new Indicators(values.get(MINERS), values.get(PROXYWARE), values.get(POOLS)));

    private IndicatorsFile() {}

    /** What the shipped file says. */
    public static Indicators defaults() {
        return read(List.of());
    }

    /**
     * The shipped file with these laid over it.
     *
     * @param layers the lowest first
     * @throws TunablesRejected with every problem of every layer
     */
    public static Indicators read(List<Yaml.Entries> layers) {
        var problems = new Problems();
        var whole = ShippedRules.read("indicators.yaml");
        var indicators = SHAPE.read("", whole, problems);
        for (var layer : layers) {
            whole = layer.over(whole);
            indicators = SHAPE.read("", whole, problems);
        }
        problems.throwIfAny();
        return indicators.orElseThrow();
    }
}
