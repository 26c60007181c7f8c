package io.tallyman.tunable;

import java.util.List;

/**
 * Reads tunables from YAML. Files are laid over one another, the shipped {@code rules/tunables.yaml} lowest: maps are
 * united key by key at every depth, while a list or a single value replaces the one below it as a whole.
 */
public final class TunablesFile {

    private TunablesFile() {}

    /** What the shipped files say. */
    public static Tunables defaults() {
        return read(List.of());
    }

    /**
     * The shipped file with these laid over it, with the shipped indicators.
     *
     * @param layers the lowest first
     * @throws TunablesRejected with every problem of every layer
     */
    public static Tunables read(List<Yaml.Entries> layers) {
        return read(layers, IndicatorsFile.defaults());
    }

    /**
     * The shipped file with these laid over it.
     *
     * @param layers the lowest first
     * @throws TunablesRejected with every problem of every layer
     */
    public static Tunables read(List<Yaml.Entries> layers, Indicators indicators) {
        var problems = new Problems();
        var shape = TunableKeys.shape(indicators);
        var whole = ShippedRules.read("tunables.yaml");
        var tunables = shape.read("", whole, problems);
        for (var layer : layers) {
            whole = layer.over(whole);
            tunables = shape.read("", whole, problems);
        }
        problems.throwIfAny();
        return tunables.orElseThrow();
    }
}
