package io.tallyman.oracle;

import io.tallyman.oracle.Trial.Extent;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * The long run: {@code mvn -Poracle test-compile exec:exec@oracle}, with {@code -Doracle.arguments="FIRST COUNT MOST EXTENT
 * ANALYTIC"} for other worlds: the first seed, how many, after how many disagreements to stop, {@code sample} or
 * {@code whole}, and {@code AN0691}, {@code AN0692} or, for both, nothing.
 */
public final class OracleRun {

    private OracleRun() {}

    /** Tries worlds, and prints those that do not agree, made small. */
    @SuppressWarnings("SystemOut") // a program of its own
    public static void main(String... arguments) {
        var out = System.out;
        var first = Long.parseLong(arguments[0]);
        var count = Long.parseLong(arguments[1]);
        var most = Integer.parseInt(arguments[2]);
        var extent = Extent.valueOf(arguments[3].toUpperCase(Locale.ROOT));
        var realms = arguments.length > 4 ? List.of(Realm.valueOf(arguments[4])) : List.of(Realm.values());
        var trial = new Trial(Laboratory.open(), extent);
        var failures = 0;
        var tried = 0;
        var begun = System.nanoTime();
        for (long seed = first; seed < first + count && failures < most; seed++) {
            tried++;
            for (var realm : realms) {
                failures += failures(realm, trial, seed, out);
            }
            if (tried % 5_000 == 0) {
                sum(out, tried, trial, failures, begun);
            }
        }
        sum(out, tried, trial, failures, begun);
        System.exit(failures == 0 ? 0 : 1);
    }

    private static void sum(PrintStream out, int tried, Trial trial, int failures, long begun) {
        out.printf(
                "%d seeds, %d runs of the program, %d disagreements, %.0f s%n",
                tried, trial.runs(), failures, (System.nanoTime() - begun) / 1e9);
    }

    private static int failures(Realm realm, Trial trial, long seed, PrintStream out) {
        var failure = realm.failure(trial, seed);
        failure.ifPresent(words -> out.println(realm + " " + words));
        return failure.isPresent() ? 1 : 0;
    }
}
