package io.tallyman.alert;

import io.tallyman.event.EventTime;
import io.tallyman.finding.Severity;
import java.util.List;

/**
 * A detection as it leaves us.
 *
 * @param id the same for the same subject and analytic, however often and in whatever order the logs are replayed
 * @param revision 1 for the first, one more each time evidence is added
 * @param analytic {@code AN0691} or {@code AN0692}
 * @param rule name of the rule that detected
 * @param title what happened, in one line
 * @param time event time of the last evidence
 * @param firstTime event time of the first evidence
 * @param evidence by time; never empty
 * @param notObserved the steps that no record proved
 * @param withdrawn whether a record that came later showed that there is nothing to detect: of this alert's revisions the
 *     last one counts. Only a live run withdraws
 */
public record Alert(
        String id,
        int revision,
        String analytic,
        String technique,
        String rule,
        String title,
        Severity severity,
        EventTime time,
        EventTime firstTime,
        Subject subject,
        List<Evidence> evidence,
        List<NotObserved> notObserved,
        boolean withdrawn) {

    public Alert {
        evidence = List.copyOf(evidence);
        notObserved = List.copyOf(notObserved);
    }

    /** The revision that takes this alert back. */
    public Alert withdraw() {
        return new Alert(
                id,
                revision + 1,
                analytic,
                technique,
                rule,
                title,
                severity,
                time,
                firstTime,
                subject,
                evidence,
                notObserved,
                true);
    }

    /** A step of the analytic that no record proved, with the log source that would have shown it. */
    public record NotObserved(int step, String logSource) {}
}
