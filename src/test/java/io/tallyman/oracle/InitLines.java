package io.tallyman.oracle;

import io.tallyman.oracle.Act.Eye;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** cloud-init's two logs of a machine. */
final class InitLines {

    static final String LOG = "linux:cloud-init";
    static final String OUTPUT = "linux:cloud-init-output";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter BANNER = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private InitLines() {}

    static List<Line> log(MachinePremises premises, Machine machine) {
        var lines = new ArrayList<Line>();
        if (!machine.isOld()) {
            boot(premises, machine, machine.launched(), lines);
        }
        machine.restarts().forEach(restart -> boot(premises, machine, restart.asked(), lines));
        for (var act : machine.acts()) {
            if (act.seen().contains(Eye.BOOT_LOG) && act.deed() instanceof Command command) {
                var words = command.arguments().stream()
                        .map(text -> "'" + text + "'")
                        .collect(Collectors.joining(", "));
                line(
                        premises,
                        act.time(),
                        "subp.py[DEBUG]: Running command [%s] with allowed return codes [0] (shell=False, capture=False)"
                                .formatted(words),
                        act.happening(),
                        lines);
            }
        }
        return lines;
    }

    /* A second after it was asked for, by the guest's own clock: before anything that the guest does. */
    private static void boot(MachinePremises premises, Machine machine, Instant asked, List<Line> lines) {
        var time = asked.plusMillis(1_000).minus(premises.guestSkew());
        var shown = time.plus(premises.guestSkew());
        line(
                premises,
                time,
                "util.py[DEBUG]: Cloud-init v. 22.4.2 running 'init-local' at %s. Up 6.31 seconds."
                        .formatted(BANNER.format(shown)),
                "",
                lines);
        line(
                premises,
                time.plusMillis(1),
                "stages.py[DEBUG]: Loaded datasource %1$s - %1$s"
                        .formatted(
                                switch (machine.provider()) {
                                    case AWS -> "DataSourceEc2Local";
                                    case GOOGLE -> "DataSourceGCELocal";
                                    case AZURE -> "DataSourceAzure";
                                }),
                "",
                lines);
        line(
                premises,
                time.plusMillis(2),
                "util.py[DEBUG]: Creating symbolic link from '/var/lib/cloud/instance' => '/var/lib/cloud/instances/%s'"
                        .formatted(machine.id()),
                machine.identity(),
                lines);
    }

    private static void line(
            MachinePremises premises, Instant time, String message, String happening, List<Line> lines) {
        var shown = time.plus(premises.guestSkew()).truncatedTo(ChronoUnit.MILLIS);
        lines.add(new Line(
                shown,
                STAMP.format(shown) + " - " + message,
                happening.isEmpty() ? List.of() : List.of(Clock.MILLISECONDS.tells(happening, LOG, shown))));
    }

    /** Each with the banner of a stage before it, for no other line tells a time. */
    static List<Line> output(MachinePremises premises, Machine machine) {
        var lines = new ArrayList<Line>();
        for (var act : machine.acts()) {
            if (act.seen().contains(Eye.OUTPUT)) {
                var shown = act.time().plus(premises.guestSkew());
                var text = "Cloud-init v. 22.4.2 running 'modules:final' at %s. Up 19.02 seconds.\n%s"
                        .formatted(BANNER.format(shown), printed(act));
                lines.add(new Line(
                        shown.truncatedTo(ChronoUnit.SECONDS),
                        text,
                        List.of(Clock.SECONDS.tells(act.happening(), OUTPUT, shown))));
            }
        }
        return lines;
    }

    private static String printed(Act act) {
        return act.deed() instanceof Command command
                ? "+ "
                        + command.arguments().stream()
                                .map(text -> text.matches("[\\w./:+@=-]+") ? text : "'" + text + "'")
                                .collect(Collectors.joining(" "))
                : ((Printed) act.deed()).text();
    }
}
