package io.tallyman.cli;

import io.tallyman.alert.Alert;
import io.tallyman.cli.Expected.Exactly;
import java.util.ArrayList;
import java.util.List;

/** Compares an alert with what a scenario says of it in detail. */
final class Detail {

    private Detail() {}

    /** Where the alert is another; nothing where it is as said. */
    static List<String> misfits(Exactly wanted, Alert alert) {
        var misfits = new ArrayList<String>();
        wanted.severity()
                .filter(severity -> severity != alert.severity())
                .ifPresent(severity -> misfits.add("its severity is not %s".formatted(severity)));
        wanted.title()
                .filter(title -> !title.equals(alert.title()))
                .ifPresent(title -> misfits.add("its title is not \"%s\"".formatted(title)));
        wanted.evidence().ifPresent(evidence -> misfits.addAll(evidence(evidence, alert)));
        return misfits;
    }

    private static List<String> evidence(List<String> wanted, Alert alert) {
        var misfits = new ArrayList<String>();
        var lacking = new ArrayList<>(wanted);
        for (var item : alert.evidence()) {
            var said = item.step() + " " + item.summary();
            if (!lacking.remove(said)) {
                misfits.add("it has the evidence \"%s\"".formatted(said));
            }
        }
        lacking.forEach(said -> misfits.add("it lacks the evidence \"%s\"".formatted(said)));
        return misfits;
    }
}
