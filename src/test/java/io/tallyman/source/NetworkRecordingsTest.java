package io.tallyman.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.Shared;
import io.tallyman.event.NameResolved;
import io.tallyman.event.NetworkFlow;
import io.tallyman.source.suricata.EveLog;
import io.tallyman.source.zeek.ConnectionLog;
import io.tallyman.source.zeek.DnsLog;
import io.tallyman.source.zeek.TlsLog;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Zeek's and Suricata's sources against recordings and public records. */
class NetworkRecordingsTest {

    private static final String ZEEK = "corpus/07-zeek/";
    private static final String EVE = "corpus/08-suricata-eve/";
    private static final List<Source> SOURCES = List.of(new ConnectionLog(), new DnsLog(), new TlsLog(), new EveLog());

    private static Source recognised(String text) {
        var records = Readings.records(text);
        var sample = records.subList(0, Math.min(40, records.size()));
        var found = SOURCES.stream().filter(source -> source.recognises(sample)).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @ParameterizedTest
    @CsvSource({"A,9", "B,5", "C,9", "E,7", "G,12", "K,57"})
    void everyRecordedFlowIsRead(String scenario, int flows) {
        var text = Readings.text(Shared.path("captures/" + scenario + "/flows-zeeklike.jsonl"));
        var readings = Readings.of(recognised(text), text);
        assertThat(readings.reasons()).isEmpty();
        assertThat(readings.events()).hasSize(flows).hasOnlyElementsOfType(NetworkFlow.class);
    }

    /* Zeek masks the times in its own baselines: one that is right stands in their place. */
    @ParameterizedTest
    @CsvSource({
        "SuperCowPowers__zat/conn.log, NSM:Flow, 360, 0, 0",
        "SuperCowPowers__zat/conn_date_issue.log, NSM:Flow, 3, 0, 0",
        "SuperCowPowers__zat/dns.log, zeek:dns, 51, 3, 0",
        "SuperCowPowers__zat/json__conn.log, NSM:Flow, 50, 0, 0",
        "SuperCowPowers__zat/json__dns.log, zeek:dns, 50, 0, 0",
        "SuperCowPowers__zat/json__ssl.log, zeek:ssl, 50, 0, 0",
        "SuperCowPowers__zat/ssl.log, zeek:ssl, 0, 37, 0",
        "LaZyDK__integrations/test-conn.log, NSM:Flow, 18, 0, 1",
        "LaZyDK__integrations/test-dns.log, zeek:dns, 7, 0, 1",
        "LaZyDK__integrations/test-ssl.log, zeek:ssl, 7, 3, 2",
        "brimdata__zed-sample-data/ssl.log.gz, zeek:ssl, 11642, 37832, 0",
        "zeek__zeek/conn.log, NSM:Flow, 34, 0, 0",
        "zeek__zeek/core.tunnels.teredo__conn.log, NSM:Flow, 21, 0, 0",
        "zeek__zeek/scripts.base.frameworks.logging.field-extension-optional__conn.log, NSM:Flow, 34, 0, 0",
        "zeek__zeek/scripts.base.frameworks.logging.field-name-map__conn.log, NSM:Flow, 34, 0, 0",
        "zeek__zeek/scripts.base.frameworks.logging.scope_sep__conn.log, NSM:Flow, 34, 0, 0",
        "zeek__zeek/scripts.base.protocols.dns.mdns-no-assoc__dns.log, zeek:dns, 6, 0, 0",
        "zeek__zeek/ssl.log, zeek:ssl, 4, 4, 0"
    })
    void publicLogsOfZeekAreReadWhole(String file, String logSource, int events, int nothings, int rejected) {
        var text = Readings.text(Shared.path(ZEEK + file)).replace("XXXXXXXXXX.XXXXXX", "1300475168.853899");
        var source = recognised(text);
        assertThat(source.logSource()).isEqualTo(logSource);
        var readings = Readings.of(source, text);
        assertThat(readings.events()).hasSize(events);
        assertThat(readings.nothings()).isEqualTo(nothings);
        assertThat(readings.reasons()).hasSize(rejected);
    }

    @ParameterizedTest
    @CsvSource({
        "DCSO__fever/jsonparse_eve.json, 2, 1, 0",
        "DCSO__fever/jsonparse_eve_broken1.json, 2, 0, 1",
        "LaZyDK__integrations/test-eve-6-0.log, 0, 1, 0",
        "LaZyDK__integrations/test-eve-alerts.log, 1, 21, 0",
        "LaZyDK__integrations/test-eve-dns-4-1-4.log, 24, 0, 0",
        "LaZyDK__integrations/test-eve-small.log, 5, 8, 0"
    })
    void publicLogsOfSuricataAreReadWhole(String file, int events, int nothings, int rejected) {
        var text = Readings.text(Shared.path(EVE + file));
        var readings = Readings.of(recognised(text), text);
        assertThat(readings.events()).hasSize(events);
        assertThat(readings.nothings()).isEqualTo(nothings);
        assertThat(readings.reasons()).hasSize(rejected);
    }

    @Test
    void theFlowToThePoolIsReadAsRecorded() {
        var text = Readings.text(Shared.path("captures/A/flows-zeeklike.jsonl"));
        var toPool = Readings.of(new ConnectionLog(), text).events().stream()
                .map(NetworkFlow.class::cast)
                .filter(flow -> flow.destination().port() == 3333)
                .toList();
        assertThat(toPool).isNotEmpty().allSatisfy(flow -> {
            assertThat(flow.source()).isEqualTo("10.88.0.2");
            assertThat(flow.destination().address()).startsWith("203.0.113.");
        });
    }

    @Test
    void anAnswerThroughAliasesBelongsToTheNameAskedFor() {
        var text = Readings.text(Shared.path(EVE + "LaZyDK__integrations/test-eve-dns-4-1-4.log"));
        var yahoo = Readings.of(new EveLog(), text).events().stream()
                .map(NameResolved.class::cast)
                .filter(name -> name.name().equals("www.yahoo.com"))
                .toList();
        assertThat(yahoo).hasSize(12);
        assertThat(yahoo).flatExtracting(NameResolved::addresses).contains("175.16.199.1");
        assertThat(yahoo).extracting(NameResolved::client).containsOnly("10.0.2.15");
    }
}
