package io.tallyman.source.kubernetes;

/** Events as clusters write them. */
final class EventRecords {

    static final String LAST = "2026-03-02T10:15:30Z";

    private EventRecords() {}

    /** An Event of the core API about container web of pod shop/web-1, seen twice. */
    static String core(String reason, String message) {
        return core(reason, message, "spec.containers{web}");
    }

    static String core(String reason, String message, String fieldPath) {
        return """
                {"kind":"Event","apiVersion":"v1","metadata":{"name":"web-1.17","namespace":"shop","uid":"e-1",\
                "creationTimestamp":"2026-03-02T10:00:00Z"},"involvedObject":{"kind":"Pod","namespace":"shop",\
                "name":"web-1","uid":"u-1","fieldPath":"%s"},"reason":"%s","message":"%s","source":{"component":"kubelet",\
                "host":"Worker-7"},"firstTimestamp":"2026-03-02T10:00:00Z","lastTimestamp":"%s","count":2,\
                "type":"Normal","eventTime":null,"reportingComponent":"kubelet","reportingInstance":"worker-7"}""".formatted(fieldPath, reason, message.replace("\"", "\\\""), LAST);
    }
}
