package io.tallyman.source.tallyman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallyman.source.Json;
import io.tallyman.source.RawRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CodecsTest {

    public record Tagged(Map<String, Long> tags, boolean first) {
        public Tagged {
            if (tags.containsKey("")) {
                throw new IllegalArgumentException("a tag must have a name.");
            }
        }
    }

    public record Measured(List<Double> values) {}

    private static Object read(String text) {
        try (var tokens = Json.parser(RawRecord.of(text, 1))) {
            tokens.nextToken();
            return Codecs.of(Tagged.class).read(tokens);
        }
    }

    @Test
    void aMapIsWrittenSortedAndReadAgain() {
        var tagged = new Tagged(new TreeMap<>(Map.of("b", 2L, "a", 1L, "c", 3L)), true);
        var text = Lines.of(Codecs.of(Tagged.class), tagged);
        assertThat(text).isEqualTo("{\"tags\":{\"a\":1,\"b\":2,\"c\":3},\"first\":true}");
        assertThat(read(text)).isEqualTo(tagged);
        assertThat(read("{}")).isEqualTo(new Tagged(Map.of(), false));
    }

    @Test
    void aRecordsOwnRefusalIsAMismatch() {
        assertThatThrownBy(() -> read("{\"tags\":{\"\":1}}"))
                .isInstanceOfSatisfying(
                        Mismatch.class,
                        mismatch -> assertThat(mismatch.sentence())
                                .isEqualTo("The record is refused: a tag must have a name."));
        assertThatThrownBy(() -> read("{\"tags\":{\"a\":true}}"))
                .isInstanceOfSatisfying(
                        Mismatch.class,
                        mismatch -> assertThat(mismatch.sentence())
                                .isEqualTo("tags.a must be a whole number of at most 64 bits, not true."));
    }

    @Test
    void aTypeWithoutAFormInJsonStopsTheStart() {
        assertThatThrownBy(() -> Codecs.of(Measured.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("class java.lang.Double has no form in JSON");
    }

    @Test
    void aComponentNamedLikeACommonKeyGetsAKeyOfItsOwn() {
        assertThat(Envelope.keyBeside("account")).isEqualTo("eventAccount");
        assertThat(Envelope.keyBeside("pid")).isEqualTo("pid");
    }
}
