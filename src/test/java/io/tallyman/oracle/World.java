package io.tallyman.oracle;

import io.tallyman.alert.Subject;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A small made-up world of which everything is known: what its logs say, what is true, and what follows.
 *
 * @param <W> itself
 */
interface World<W extends World<W>> {

    long seed();

    /** The tunables it is judged by, as YAML. */
    String tunables();

    /** What the machines wrote. */
    List<RawLog> logs();

    /** What an alert must be raised about, by the analytic's own words, if the logs say this. */
    Collection<Verdict> verdicts(List<RawLog> logs);

    /** The same where of what became usual any part may be forgotten, for lost and late records may be what taught it. */
    Collection<Verdict> verdictsWithHoles(List<RawLog> logs);

    /** The oracle's name of an alert's subject. */
    String name(Subject subject);

    /** Worlds with one thing fewer. */
    Stream<W> smaller();

    /** Whether without these records the rest still tells whose everything is, so that the verdicts hold exactly. */
    boolean isWhole(List<RawLog> rest);

    /**
     * Whether the loss of all but these records honestly leads to this: an alert, or evidence, that neither all records
     * nor the rest would have led to if it were known whose everything is.
     *
     * @param proof of step 0 where it is the alert as such, or its severity
     */
    boolean isExcused(String subject, Proof proof, List<RawLog> rest);
}
