package io.tallyman.source.kubernetes;

import tools.jackson.core.JacksonException;

/** The sentences that say why a record was rejected. */
final class Reasons {

    private Reasons() {}

    static String malformed(JacksonException malformed) {
        var location = malformed.getLocation();
        var column = location == null ? "" : " at byte " + location.getByteOffset();
        return "Malformed JSON%s (%s): expected one complete object.".formatted(column, malformed.getOriginalMessage());
    }

    static String noTime(AuditDraft draft) {
        return ("The audit event \"%s\" holds no time: expected requestReceivedTimestamp, stageTimestamp or timestamp as"
                        + " RFC 3339.")
                .formatted(call(draft));
    }

    static String noStage(AuditDraft draft) {
        return "The audit event \"%s\" holds no stage: expected ResponseComplete or an earlier one."
                .formatted(call(draft));
    }

    private static String call(AuditDraft draft) {
        var resource = draft.subresource.isEmpty() ? draft.resource : draft.resource + "/" + draft.subresource;
        return draft.verb + " " + resource;
    }

    static String noTime(EventDraft draft) {
        return ("The Event %s of %s/%s holds no time: expected lastTimestamp, series.lastObservedTime, eventTime or"
                        + " firstTimestamp as RFC 3339.")
                .formatted(draft.reason, draft.pod().namespace(), draft.pod().name());
    }
}
