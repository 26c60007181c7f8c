package io.tallyman.bench;

import io.tallyman.event.ContainerRequested;
import io.tallyman.event.Event;
import io.tallyman.event.Feed;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.PodDeleted;
import io.tallyman.event.PodScheduled;
import io.tallyman.event.PodStatusReported;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.source.FeedReader;
import io.tallyman.source.Reading;
import io.tallyman.source.Source;
import io.tallyman.source.auditd.AuditdSource;
import io.tallyman.source.kubernetes.KubernetesAudit;
import io.tallyman.source.tallyman.EventWriter;
import io.tallyman.source.tallyman.TallymanSource;
import io.tallyman.source.zeek.ConnectionLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A generated log of one kind.
 *
 * @param bytes its text
 * @param records what a person would count: executions, connections, requests, flows
 * @param prelude what the cluster's logs told before
 * @param beside what the cluster's other logs tell meanwhile, for the detector to know whose the records are
 */
@SuppressWarnings("ArrayRecordComponent") // a text of its own, compared by nobody
record Log(String name, Source source, Feed feed, byte[] bytes, long records, List<Event> prelude, List<Event> beside) {

    static Log of(
            String name,
            Source source,
            Feed feed,
            StringBuilder text,
            long records,
            List<Event> prelude,
            List<Event> beside) {
        return new Log(name, source, feed, text.toString().getBytes(StandardCharsets.UTF_8), records, prelude, beside);
    }

    private static Log of(
            String name,
            Source source,
            String host,
            StringBuilder text,
            long records,
            List<Event> prelude,
            List<Event> beside) {
        return of(name, source, feed(source, host, ""), text, records, prelude, beside);
    }

    static Feed feed(Source source, String host, String account) {
        return new Feed("generated.log", source.logSource(), host, account.isEmpty() ? Feeds.CLUSTER : "", account);
    }

    /** Reads all of it, which must succeed. */
    void read(Consumer<Event> events) {
        try (var reader = FeedReader.open(feed, source, () -> new ByteArrayInputStream(bytes))) {
            while (reader.next(reading -> {
                if (reading instanceof Reading.Events read) {
                    read.events().forEach(events);
                } else if (reading instanceof Reading.Rejected rejected) {
                    throw new IllegalStateException("%s: %s".formatted(name, rejected));
                }
            })) {}
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Log events(int records) {
        var text = new StringBuilder();
        var world = World.settled(Shape.CLUSTER);
        var prelude = world.prelude();
        for (int i = 0; i < records; i++) {
            text.append(EventWriter.line(world.next())).append('\n');
        }
        return of("tallyman:events", new TallymanSource(), "", text, records, prelude, List.of());
    }

    static Log auditd(int records) {
        var text = new StringBuilder();
        var lines = new AuditdLines(text);
        var beside = new ArrayList<Event>();
        var world = World.settled(Shape.HOST);
        var prelude = world.prelude();
        for (int written = 0; written < records; ) {
            var event = world.next();
            if (event instanceof ProcessExecuted executed) {
                lines.write(executed);
                written++;
            } else if (event instanceof NetworkFlow connected && connected.pid() > 0) {
                lines.write(connected);
                written++;
            } else {
                beside.add(event);
            }
        }
        return of("auditd:SYSCALL", new AuditdSource(), "node-0", text, records, prelude, beside);
    }

    static Log kubernetes(int records) {
        var text = new StringBuilder();
        var lines = new KubernetesAuditLines(text);
        var world = World.settled(Shape.BUSY_API);
        var prelude = world.prelude();
        for (int written = 0; written < records; ) {
            written += write(world.next(), lines) ? 1 : 0;
        }
        return of("kubernetes:audit", new KubernetesAudit(), "", text, records, prelude, List.of());
    }

    /* What containers do stands for all the requests that are about no pod. */
    private static boolean write(Event event, KubernetesAuditLines lines) {
        if (event instanceof ContainerRequested requested) {
            lines.write(requested);
        } else if (event instanceof PodScheduled scheduled) {
            lines.write(scheduled);
        } else if (event instanceof PodStatusReported reported) {
            lines.write(reported);
        } else if (event instanceof PodDeleted deleted) {
            lines.write(deleted);
        } else if (event instanceof ProcessExecuted || event instanceof NetworkFlow) {
            lines.other(event.time().instant());
        } else {
            return false;
        }
        return true;
    }

    static Log zeek(int records, boolean json) {
        var text = new StringBuilder(json ? "" : ZeekLines.HEADER);
        var beside = new ArrayList<Event>();
        var world = World.settled(Shape.NETWORK);
        var prelude = world.prelude();
        for (int written = 0; written < records; ) {
            var event = world.next();
            if (event instanceof NetworkFlow flow && flow.pid() == 0) {
                if (json) {
                    ZeekLines.json(flow, text);
                } else {
                    ZeekLines.tsv(flow, text);
                }
                written++;
            } else {
                beside.add(event);
            }
        }
        return of(json ? "Zeek conn JSON" : "Zeek conn TSV", new ConnectionLog(), "", text, records, prelude, beside);
    }

    boolean isJson() {
        return bytes[0] == '{' || bytes[0] == '[';
    }
}
