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
        read(record, "", MAX_WRAPPERS, readings);
    }

    private void read(RawRecord record, String cluster, int wrappers, Consumer<Reading> readings) {
        var envelope = new AuditEnvelope();
        try (var parser = Json.parser(record)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                readings.accept(new Reading.Rejected(
                        record.line(), "This is no JSON object: expected one audit.k8s.io event a record."));
                return;
            }
            envelope.read(parser);
        } catch (JacksonException malformed) {
            readings.accept(new Reading.Rejected(record.line(), Reasons.malformed(malformed)));
            return;
        }
        open(envelope, record.line(), cluster, wrappers, readings);
    }

    private void open(AuditEnvelope envelope, long line, String outer, int wrappers, Consumer<Reading> readings) {
        var cluster = envelope.cluster.isEmpty() ? outer : envelope.cluster;
        if (envelope.draft.isUseless()) {
            readings.accept(Reading.NOTHING);
            return;
        }
        if (envelope.draft.isRequest()) {
            readings.accept(request(envelope.draft, line, cluster));
            return;
        }
        if (!envelope.isWrapper()) {
            readings.accept(new Reading.Rejected(
                    line, "This is no audit.k8s.io event: expected verb and objectRef, or a known wrapper of them."));
            return;
        }
        unwrap(envelope, line, cluster, wrappers, readings);
    }

    private void unwrap(AuditEnvelope envelope, long line, String cluster, int wrappers, Consumer<Reading> readings) {
        if (wrappers == 0 || (envelope.nested.isEmpty() && envelope.texts.isEmpty())) {
            readings.accept(Reading.NOTHING);
            return;
        }
        for (var inner : envelope.nested) {
            open(inner, line, cluster, wrappers - 1, readings);
        }
        for (var text : envelope.texts) {
            read(RawRecord.of(text, line), cluster, wrappers - 1, readings);
        }
    }

    private Reading request(AuditDraft draft, long line, String cluster) {
        draft.complete();
        var subject = AuditSubject.of(draft);
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
