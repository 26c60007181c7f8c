package io.tallyman.alert;

import io.tallyman.event.EventTime;
import io.tallyman.finding.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
 * @param omitted by step, evidence that is not shown because there is too much of it
 * @param gaps what the logs themselves lack of the time that counts; known when the window has ended
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
        List<Omitted> omitted,
        List<Gap> gaps,
        boolean withdrawn) {

    public Alert {
        evidence = List.copyOf(evidence);
        notObserved = List.copyOf(notObserved);
        omitted = List.copyOf(omitted);
        gaps = List.copyOf(gaps);
    }

    /** The revision that takes this alert back. */
    public Alert withdraw() {
        return revised(revision + 1, true);
    }

    /** The same words under another revision. */
    public Alert asRevision(int other) {
        return revised(other, withdrawn);
    }

    private Alert revised(int other, boolean isWithdrawn) {
        return new Alert(
                id,
                other,
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
                omitted,
                gaps,
                isWithdrawn);
    }

    /**
     * A step of the analytic that no record proved.
     *
     * @param logSource the log that ATT&amp;CK expects it in
     * @param silentSince the last record of all logs that tell such steps there, where they fell silent before the window's
     *     end while others went on
     */
    public record NotObserved(int step, String logSource, Optional<Instant> silentSince) {}

    /**
     * Evidence of one step that is not shown.
     *
     * @param evidence how much
     */
    public record Omitted(int step, int evidence) {}

    /**
     * Records that a log lacks.
     *
     * @param host the machine whose log it is; empty where it is nobody's
     * @param records how many; 0 if not known
     * @param reason one clause: who lost them, and why
     */
    public record Gap(String logSource, String host, Instant from, Instant until, long records, String reason) {}
}
