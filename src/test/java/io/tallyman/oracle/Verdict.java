package io.tallyman.oracle;

import io.tallyman.finding.Severity;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an oracle says of one subject. Where the clocks leave open whose a record is, the program may count it or not:
 * such proofs stand apart, and so does the severity that they would lead to.
 *
 * @param least the severity without the open proofs; empty where they alone would make a detection
 * @param most the severity with them
 * @param sure what must be cited
 * @param open what may be cited besides
 */
record Verdict(String subject, Optional<Severity> least, Severity most, Set<Proof> sure, Set<Proof> open) {

    Verdict {
        sure = Set.copyOf(sure);
        open = Set.copyOf(open);
    }

    /** The same of a subject that is known less well, and that need not be found. */
    Verdict at(String name) {
        var all = new HashSet<>(sure);
        all.addAll(open);
        return new Verdict(name, Optional.empty(), most, Set.of(), all);
    }

    /** What may be said where either of two accounts of the same subject may be believed. */
    Verdict or(Verdict other) {
        var all = new HashSet<Proof>();
        Stream.of(sure, open, other.sure, other.open).forEach(all::addAll);
        return new Verdict(subject, Optional.empty(), most.or(other.most), Set.of(), all);
    }

    /** One alert of both; of one that need not be found nothing need be cited. */
    Verdict and(Verdict other) {
        var certain = new HashSet<Proof>();
        var all = new HashSet<Proof>();
        for (var verdict : List.of(this, other)) {
            (verdict.least.isPresent() ? certain : all).addAll(verdict.sure);
            all.addAll(verdict.open);
        }
        all.removeAll(certain);
        var either = least.isPresent() && other.least.isPresent()
                ? Optional.of(least.get().or(other.least.get()))
                : least.or(() -> other.least);
        return new Verdict(subject, either, most.or(other.most), certain, all);
    }

    /** The same of two sets of verdicts. */
    static List<Verdict> either(Collection<Verdict> some, Collection<Verdict> others) {
        var bySubject = new TreeMap<String, Verdict>();
        some.forEach(verdict -> bySubject.put(verdict.subject, verdict));
        others.forEach(verdict -> bySubject.merge(verdict.subject, verdict, Verdict::or));
        return List.copyOf(bySubject.values());
    }

    @Override
    public String toString() {
        return "%s: %s to %s, sure %s, open %s"
                .formatted(
                        subject,
                        least.map(Severity::name).orElse("silence"),
                        most,
                        new TreeSet<>(sure),
                        new TreeSet<>(open));
    }
}
