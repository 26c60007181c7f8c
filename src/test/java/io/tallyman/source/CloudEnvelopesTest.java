package io.tallyman.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.Feed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEnvelopesTest {

    private static final Sources SOURCES = Sources.shipped();

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[,]", "{\"entries\":[,],\"nextPageToken\":\"t\"}", "{\"records\":[,]}", "{\"value\":[,]}"})
    void everyLogOfACloudIsKnownAndReadInEveryEnvelope(String envelope) throws IOException {
        var comma = envelope.indexOf(',');
        var between = comma < 0 ? "\n" : ",\n";
        var before = envelope.substring(0, Math.max(0, comma));
        var after = envelope.substring(comma + 1);
        for (var sample : CloudSamples.BY_FORMAT.entrySet()) {
            var text = before + String.join(between, sample.getValue()) + after;
            var peek = Peek.of(new ByteArrayInputStream(Texts.utf8(text)));
            var source = ((Recognition.Recognised) SOURCES.recognise(peek)).source();
            assertThat(source.format()).isEqualTo(sample.getKey());
            var readings = new ArrayList<Reading>();
            try (var reader = FeedReader.open(new Feed("log", "", "", "", ""), source, peek::whole)) {
                while (reader.next(readings::add)) {
                    assertThat(readings).doesNotContainNull();
                }
            }
            assertThat(readings)
                    .hasSameSizeAs(sample.getValue())
                    .allSatisfy(reading -> assertThat(reading).isInstanceOf(Reading.Events.class));
        }
    }

    @Test
    void aCloudsFlowsMayBeStatedAsFlows() throws IOException {
        for (var format : List.of("Google Cloud VPC flow logs, JSON", "Azure NSG and VNet flow logs, JSON")) {
            var text = CloudSamples.BY_FORMAT.getOrDefault(format, List.of()).get(0);
            var peek = Peek.of(new ByteArrayInputStream(Texts.utf8(text)));
            var recognised = (Recognition.Recognised) SOURCES.recognise("NSM:Flow", peek);
            assertThat(recognised.source().format()).isEqualTo(format);
        }
    }
}
