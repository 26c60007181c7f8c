package io.tallyman.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The boots that are looked at: the first, and the first after each change of user data. */
final class Boots {

    /** A machine runs soon after it was asked to. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /**
     * One boot.
     *
     * @param asked the record that asked for it
     * @param start the record of its start; the same where no other tells
     * @param starts all records between the two
     * @param changes what changed the user data before it; none for the first
     */
    record Boot(boolean isFirst, Told asked, Told start, List<Told> starts, List<Told> changes) {

        Boot {
            starts = List.copyOf(starts);
            changes = List.copyOf(changes);
        }

        Instant begun() {
            return start.time();
        }
    }

    private final Machine machine;
    private final List<Told> told;

    Boots(Machine machine, List<Told> told) {
        this.machine = machine;
        this.told = told;
    }

    List<Boot> all() {
        var boots = new ArrayList<Boot>();
        words(Stream.of(machine.launch())).stream()
                .findFirst()
                .ifPresent(launch -> boots.add(boot(true, launch, List.of())));
        for (var change : changes()) {
            var last =
                    boots.isEmpty() ? Instant.MIN : boots.get(boots.size() - 1).begun();
            next(change).filter(asked -> change.time().isAfter(last)).ifPresent(asked -> {
                var changes = changes().stream()
                        .filter(other ->
                                other.time().isAfter(last) && !other.time().isAfter(asked.time()))
                        .toList();
                boots.add(boot(false, asked, changes));
            });
        }
        return boots;
    }

    private Boot boot(boolean isFirst, Told asked, List<Told> changes) {
        var start = running(asked).orElse(asked);
        var between = Stream.concat(asks().stream(), runs().stream())
                .filter(word ->
                        !word.time().isBefore(asked.time()) && !word.time().isAfter(start.time()))
                .toList();
        return new Boot(isFirst, asked, start, between, changes);
    }

    private Optional<Told> next(Told change) {
        return Stream.concat(asks().stream(), runs().stream())
                .filter(word -> !word.time().isBefore(change.time()))
                .min(Comparator.comparing(Told::time));
    }

    private Optional<Told> running(Told asked) {
        var stop = words(machine.restarts().stream().map(Restart::stop)).stream()
                .map(Told::time)
                .filter(time -> time.isAfter(asked.time()))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        return runs().stream()
                .filter(word -> !word.time().isBefore(asked.time())
                        && !word.time().isAfter(asked.time().plus(LONGEST))
                        && !word.time().isAfter(stop))
                .findFirst();
    }

    private List<Told> asks() {
        return words(machine.restarts().stream().map(Restart::ask));
    }

    private List<Told> runs() {
        return words(Stream.concat(
                Stream.of(machine.run()), machine.restarts().stream().map(Restart::run)));
    }

    private List<Told> changes() {
        Function<Restart, Stream<String>> each = restart ->
                Stream.iterate(0, i -> i < restart.changes().size(), i -> i + 1).map(restart::change);
        return words(machine.restarts().stream().flatMap(each));
    }

    private List<Told> words(Stream<String> happenings) {
        var all = happenings.toList();
        return told.stream()
                .filter(word -> all.contains(word.happening()))
                .sorted(Comparator.comparing(Told::time))
                .toList();
    }
}
