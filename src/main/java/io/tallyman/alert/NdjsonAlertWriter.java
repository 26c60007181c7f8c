package io.tallyman.alert;

import io.tallyman.event.EventTime;
import io.tallyman.event.PodReference;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes an alert as one JSON object a line. Texts that are empty, and objects of which nothing is known, are left out;
 * times are RFC 3339 in UTC, as fine as the record's; evidence keeps its order.
 */
public final class NdjsonAlertWriter implements AlertWriter {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final Appendable out;

    public NdjsonAlertWriter(Appendable out) {
        this.out = out;
    }

    @Override
    public void write(Alert alert) throws IOException {
        var line = new StringWriter();
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
            write(alert, json);
        }
        out.append(line.getBuffer()).append('\n');
    }

    private static void write(Alert alert, JsonGenerator json) {
        json.writeStartObject();
        text(json, "id", alert.id());
        json.writeNumberProperty("revision", alert.revision());
        if (alert.withdrawn()) {
            json.writeBooleanProperty("withdrawn", true);
        }
        text(json, "analytic", alert.analytic());
        text(json, "technique", alert.technique());
        text(json, "rule", alert.rule());
        text(json, "title", alert.title());
        text(json, "severity", alert.severity().toString());
        time(json, "time", alert.time());
        time(json, "firstTime", alert.firstTime());
        subject(json, alert.subject());
        json.writeArrayPropertyStart("evidence");
        alert.evidence().forEach(evidence -> evidence(json, evidence));
        json.writeEndArray();
        json.writeArrayPropertyStart("notObserved");
        alert.notObserved().forEach(step -> notObserved(json, step));
        json.writeEndArray();
        array(json, "omitted", alert.omitted(), NdjsonAlertWriter::omitted);
        array(json, "gaps", alert.gaps(), NdjsonAlertWriter::gap);
        json.writeEndObject();
    }

    private static void subject(JsonGenerator json, Subject subject) {
        json.writeObjectPropertyStart("subject");
        text(json, "kind", subject.kind());
        if (subject instanceof Subject.Container container) {
            container(json, container);
        } else if (subject instanceof Subject.Instance instance) {
            instance(json, instance);
        }
        json.writeEndObject();
    }

    private static void container(JsonGenerator json, Subject.Container container) {
        if (!container.id().isEmpty() || !container.name().isEmpty()) {
            json.writeObjectPropertyStart("container");
            text(json, "id", container.id());
            text(json, "name", container.name());
            json.writeEndObject();
        }
        pod(json, container.pod());
        text(json, "node", container.node());
        text(json, "cluster", container.cluster());
        image(json, container.image());
    }

    private static void instance(JsonGenerator json, Subject.Instance instance) {
        json.writeObjectPropertyStart("instance");
        text(json, "cloud", instance.cloud());
        text(json, "account", instance.account());
        text(json, "region", instance.region());
        text(json, "id", instance.id());
        text(json, "imageId", instance.imageId());
        text(json, "name", instance.name());
        json.writeEndObject();
    }

    private static void pod(JsonGenerator json, PodReference pod) {
        if (!pod.isKnown() && pod.namespace().isEmpty()) {
            return;
        }
        json.writeObjectPropertyStart("pod");
        text(json, "namespace", pod.namespace());
        text(json, "name", pod.name());
        text(json, "uid", pod.uid());
        json.writeEndObject();
    }

    private static void image(JsonGenerator json, Subject.Image image) {
        if (image.reference().isEmpty() && image.digest().isEmpty()) {
            return;
        }
        json.writeObjectPropertyStart("image");
        text(json, "reference", image.reference());
        text(json, "registry", image.registry());
        text(json, "repository", image.repository());
        text(json, "tag", image.tag());
        text(json, "digest", image.digest());
        json.writeEndObject();
    }

    private static void evidence(JsonGenerator json, Evidence evidence) {
        json.writeStartObject();
        json.writeNumberProperty("step", evidence.step());
        text(json, "name", evidence.name());
        text(json, "dataComponent", evidence.dataComponent());
        text(json, "logSource", evidence.logSource());
        time(json, "time", evidence.time());
        text(json, "summary", evidence.summary());
        text(json, "join", evidence.join().name().toLowerCase(Locale.ROOT));
        text(json, "reason", evidence.reason());
        json.writeObjectPropertyStart("record");
        text(json, "file", evidence.file());
        json.writeNumberProperty("line", evidence.line());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void notObserved(JsonGenerator json, Alert.NotObserved step) {
        json.writeStartObject();
        json.writeNumberProperty("step", step.step());
        text(json, "logSource", step.logSource());
        step.silentSince().ifPresent(last -> json.writeStringProperty("silentSince", last.toString()));
        json.writeEndObject();
    }

    private static void omitted(JsonGenerator json, Alert.Omitted omitted) {
        json.writeStartObject();
        json.writeNumberProperty("step", omitted.step());
        json.writeNumberProperty("evidence", omitted.evidence());
        json.writeEndObject();
    }

    private static void gap(JsonGenerator json, Alert.Gap gap) {
        json.writeStartObject();
        text(json, "logSource", gap.logSource());
        text(json, "host", gap.host());
        json.writeStringProperty("from", gap.from().toString());
        json.writeStringProperty("until", gap.until().toString());
        if (gap.records() > 0) {
            json.writeNumberProperty("records", gap.records());
        }
        text(json, "reason", gap.reason());
        json.writeEndObject();
    }

    /* Left out where it is empty. */
    private static <T> void array(JsonGenerator json, String name, List<T> items, BiConsumer<JsonGenerator, T> item) {
        if (!items.isEmpty()) {
            json.writeArrayPropertyStart(name);
            items.forEach(each -> item.accept(json, each));
            json.writeEndArray();
        }
    }

    private static void text(JsonGenerator json, String name, String text) {
        if (!text.isEmpty()) {
            json.writeStringProperty(name, text);
        }
    }

    private static void time(JsonGenerator json, String name, EventTime time) {
        if (time.isKnown()) {
            json.writeStringProperty(name, time.instant().toString());
        }
    }
}
