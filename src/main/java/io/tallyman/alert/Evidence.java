package io.tallyman.alert;

import io.tallyman.event.EventTime;
import io.tallyman.event.JoinQuality;

/**
 * One record that proves one step.
 *
 * @param step the step's number in its analytic, from 1
 * @param name the step's name, as ATT&amp;CK names the data component
 * @param dataComponent {@code DC0015} and the like
 * @param logSource the log that the record stands in
 * @param summary one sentence
 * @param join how the record is joined to the subject
 * @param reason what the join rests on
 * @param file the log file; {@code line} the record's first line in it
 */
public record Evidence(
        int step,
        String name,
        String dataComponent,
        String logSource,
        EventTime time,
        String summary,
        JoinQuality join,
        String reason,
        String file,
        long line) {}
