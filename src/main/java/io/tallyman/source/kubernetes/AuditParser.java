package io.tallyman.source.kubernetes;

import io.tallyman.event.Feed;
import io.tallyman.event.Origin;
import io.tallyman.source.Json;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

/**
 * Parses the records of one audit feed. An execution is logged when its streams open and again when they close, which
 * for a shell may be hours later: the first of the two is taken and the second recognised by its id.
 */
final class AuditParser implements RecordParser {

    private static final int MAX_WRAPPERS = 3;
    private static final int REMEMBERED_EXECUTIONS = 4096;

    private final Feed feed;
    private final Map<String, Boolean> executions = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED_EXECUTIONS;
        }
    };

    AuditParser(Feed feed) {
        this.feed = feed;
    }

    @Override
    public void accept(RawRecord record, Consumer<Reading> readings) {
        if (!read(record, "", MAX_WRAPPERS, readings)) {
            readings.accept(new Reading.Rejected(
                    record.line(),
                    "This is no audit.k8s.io event: expected verb and objectRef, or a known wrapper of them."));
        }
    }

    /* Whether the record is ours: then something was handed on. */
    private boolean read(RawRecord record, String cluster, int wrappers, Consumer<Reading> readings) {
        var envelope = new AuditEnvelope();
        try (var parser = Json.parser(record)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            envelope.read(parser);
        } catch (JacksonException malformed) {
            readings.accept(new Reading.Rejected(record.line(), Reasons.malformed(malformed)));
            return true;
        }
        return open(envelope, record.line(), cluster, wrappers, readings);
    }

    private boolean open(AuditEnvelope envelope, long line, String outer, int wrappers, Consumer<Reading> readings) {
        var cluster = envelope.cluster.isEmpty() ? outer : envelope.cluster;
        if (envelope.draft.isUseless()) {
            readings.accept(Reading.NOTHING);
            return true;
        }
        if (envelope.draft.isRequest()) {
            readings.accept(request(envelope.draft, line, cluster));
            return true;
        }
        if (!envelope.isWrapper()) {
            return false;
        }
        if (wrappers == 0 || !unwrap(envelope, line, cluster, wrappers - 1, readings)) {
            readings.accept(Reading.NOTHING);
        }
        return true;
    }

    /* A delivery also carries other logs: what is not ours inside it is passed over. */
    private boolean unwrap(
            AuditEnvelope envelope, long line, String cluster, int wrappers, Consumer<Reading> readings) {
        var ours = false;
        for (var inner : envelope.nested) {
            ours |= open(inner, line, cluster, wrappers, readings);
        }
        if (ours) {
            return true;
        }
        for (var text : envelope.texts) {
            ours |= read(RawRecord.of(text, line), cluster, wrappers, readings);
        }
        return ours;
    }

    private Reading request(AuditDraft draft, long line, String cluster) {
        draft.complete();
        var subject = AuditSubject.of(draft);
        if (subject != AuditSubject.NONE && draft.stage.isEmpty()) {
            return new Reading.Rejected(line, Reasons.noStage(draft));
        }
        if (subject == AuditSubject.NONE || !draft.isAnswered(subject) || isRepeated(draft, subject)) {
            return Reading.NOTHING;
        }
        var time = draft.time(subject);
        if (time.isEmpty()) {
            return new Reading.Rejected(line, Reasons.noTime(draft));
        }
        var meaning = new AuditMeaning(draft, time.get(), new Origin(feed.withCluster(cluster), line));
        var events = meaning.events(subject);
        return events.isEmpty() ? Reading.NOTHING : new Reading.Events(events);
    }

    private boolean isRepeated(AuditDraft draft, AuditSubject subject) {
        return subject == AuditSubject.EXECUTION
                && !draft.auditId.isEmpty()
                && executions.put(draft.auditId, true) != null;
    }
}
