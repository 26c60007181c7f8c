package io.tallyman.bench;

import io.tallyman.event.Feed;
import io.tallyman.event.Origin;
import java.util.HashMap;
import java.util.Map;

/** The logs of a generated cluster, and where in them the next record stands. */
final class Feeds {

    static final String CLUSTER = "prod-1";

    private static final class Log {
        private final Feed feed;
        private long line;

        private Log(Feed feed) {
            this.feed = feed;
        }

        private Origin next() {
            return new Origin(feed, ++line);
        }
    }

    private final Map<String, Log> logs = new HashMap<>();

    Origin api() {
        return log("kubernetes:audit", "kubernetes-audit.log", "").next();
    }

    Origin sensor() {
        return log("NSM:Flow", "conn.log", "").next();
    }

    Origin runtime(String node) {
        return log("containerd:events", node + "/containerd.log", node).next();
    }

    Origin audit(String node) {
        return log("auditd:SYSCALL", node + "/audit.log", node).next();
    }

    private Log log(String source, String file, String node) {
        return logs.computeIfAbsent(file, name -> new Log(new Feed(name, source, node, CLUSTER, "")));
    }
}
