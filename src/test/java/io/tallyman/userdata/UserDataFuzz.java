package io.tallyman.userdata;

import io.tallyman.event.UserDataDirective;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Random;

/**
 * Generated user data through the decoder, within a heap that the caller bounds: {@code java -Xmx64m -cp … UserDataFuzz
 * CASES SEED FIRST}. Every case is made from its own seed, which a failure names.
 */
final class UserDataFuzz {

    private static final long MOST_NANOS = 10_000_000_000L;
    private static final int LONGEST_TEXT = 2100;

    private final long seed;
    private long directives;
    private long found;
    private long whole;
    private long slowest;
    private long slowestCase;

    UserDataFuzz(long seed) {
        this.seed = seed;
    }

    /** Runs it. */
    public static void main(String[] arguments) {
        long cases = Long.parseLong(arguments[0]);
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : new Random().nextLong();
        long first = arguments.length > 2 ? Long.parseLong(arguments[2]) : 0;
        var fuzz = new UserDataFuzz(seed);
        long began = System.nanoTime();
        for (long from = first; from < cases; from += 100_000) {
            fuzz.run(from, Math.min(cases, from + 100_000));
            System.out.println(String.format(
                    Locale.ROOT,
                    "%.0f s, heap of %d MiB: %s",
                    (System.nanoTime() - began) / 1e9,
                    Runtime.getRuntime().maxMemory() >> 20,
                    fuzz));
        }
    }

    void run(long from, long to) {
        for (long i = from; i < to; i++) {
            var generated = new Generator(new Random(seed * 0x9E3779B97F4A7C15L + i)).next();
            try {
                check(generated, i);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError thrown) {
                var content = generated.content();
                throw new AssertionError(
                        "seed %d, case %d: %s"
                                .formatted(seed, i, content.substring(0, Math.min(4000, content.length()))),
                        thrown);
            }
        }
    }

    private void check(Generator.Case generated, long number) {
        long began = processorTime();
        var read = UserData.read(UserDataTest.observed("gcp", generated.content()));
        long taken = processorTime() - began;
        if (taken > slowest) {
            slowest = taken;
            slowestCase = number;
        }
        require(taken < MOST_NANOS, "took long");
        require(read.directives().size() <= Budget.MOST_DIRECTIVES, "too many directives");
        boolean planted = false;
        for (var directive : read.directives()) {
            check(directive, generated.whole(), number % 8 == 0);
            planted |= directive.text().contains(Generator.HOST)
                    && directive.arguments().toString().contains(Generator.HOST);
        }
        directives += read.directives().size();
        whole += generated.whole() ? 1 : 0;
        found += planted ? 1 : 0;
        require(planted || !generated.whole(), "the planted command is not found");
    }

    /** Of this thread alone: other work on the machine must not fail a case. */
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void check(UserDataDirective directive, boolean whole, boolean asks) {
        require(!directive.text().isBlank() && directive.text().length() < LONGEST_TEXT, "text");
        var masked = Secrets.mask(directive.text());
        require(Secrets.mask(masked).equals(masked), "masking what is masked changes it");
        require(!whole || !(directive.text() + directive.arguments()).contains(Generator.SECRET), "the secret shows");
        if (asks) {
            directive.command().programs();
            directive.command().destinations();
            directive.command().downloadsAndExecutes();
            directive.command().opensReverseShell();
            directive.command().pipesIntoInterpreter();
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    @Override
    public String toString() {
        return "seed %d: %d directives, %d undamaged, planted command found %d times, slowest case %d of %d ms"
                .formatted(seed, directives, whole, found, slowestCase, slowest / 1_000_000);
    }
}
