package io.tallyman.source;

import static io.tallyman.source.Source.Framing.JSON;
import static io.tallyman.source.Texts.read;
import static io.tallyman.source.Texts.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectsTest {

    @Test
    void objectsStandOneALineOrAreSpreadOverLinesOrFollowEachOther() {
        assertThat(read("{\"a\":1}\r\n\n{\n \"b\": {\n  }\n}\n{\"c\":\"}\"}{\"d\":\"\\\"}\"} {}", JSON))
                .containsExactly(
                        "1: {\"a\":1}", "3: {\n \"b\": {\n  }\n}", "7: {\"c\":\"}\"}", "7: {\"d\":\"\\\"}\"}", "7: {}");
    }

    @Test
    void elementsOfATopLevelArrayAreRecords() {
        assertThat(read("[\n{\"a\":1},\n{\"b\":[{\"c\":2},\n{}]}\n]\n", JSON))
                .containsExactly("2: {\"a\":1}", "3: {\"b\":[{\"c\":2},\n{}]}");
        assertThat(read("[]", JSON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"items", "Records", "records", "logEvents", "events", "value", "Events"})
    void elementsOfTheArrayOfAnEnvelopeAreRecords(String key) {
        assertThat(read("{\"" + key + "\":[{\"a\":[{}]},\n {\"b\":1}], \"rest\": {\"items\":[{}]}}\n{\"c\":1}", JSON))
                .containsExactly("1: {\"a\":[{}]}", "2: {\"b\":1}", "3: {\"c\":1}");
    }

    @Test
    void anEnvelopeMayTellItsKindAndMetadataFirst() {
        assertThat(read("""
                        {
                          "kind": "EventList" ,
                          "apiVersion": "audit.k8s.io/v1",
                          "metadata": {"x": ["]}", {}]},
                          "items": [
                            {"kind": "Event"}
                          ]
                        }
                        {"apiVersion":"v1","items":[],"kind":"List"}
                        {"messageType":"DATA_MESSAGE","owner":"1","logGroup":"g","logStream":"s",
                         "subscriptionFilters":["f"],"logEvents":[{"id":"1"}]}
                        """, JSON)).containsExactly("6: {\"kind\": \"Event\"}", "11: {\"id\":\"1\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"Event\",\"items\":[{}]}",
                "{\"kind\":\"Pod\",\"metadata\":{},\"items\":[{}]}",
                "{\"kind\":{\"x\":\"List\"},\"items\":[{}]}",
                "{\"host\":\"a\",\"events\":[{}]}",
                "{\"items\":[1,{}]}",
                "{\"items\":{\"a\":[{}]}}",
                "{\"items\":\"[{\"}",
                "{\"ID\":\"1\",\"PATH\":[{\"item\":0}]}",
                "{\"metadata\":{\"items\":[{}]}}",
                "{\"metadata\":{},\"spec\":{},\"items\":[{}]}",
                "{\"kind\":\"List\"}",
                "{\"ite\\u006ds\":[{}]}",
                "{\"items\" [{}]}",
                "{\"a-key-that-is-longer-than-any-of-an-envelope\":[{}]}"
            })
    void anObjectThatIsNoPureEnvelopeIsOneRecord(String object) {
        assertThat(read(object + "\n", JSON)).containsExactly("1: " + object);
        assertThat(read(Texts.slowly(utf8(object), 1), JSON, 1000)).containsExactly("1: " + object);
    }

    @Test
    void whatIsNoObjectIsRejectedUntilALineBeginsWithOne() {
        assertThat(read("{\"a\":1}\nW1124 text {\"no\":1}\n more\n{\"b\":1}\n\0\0\n{\"c\":1}\n\"x", JSON))
                .containsExactly(
                        "1: {\"a\":1}",
                        "2! between records stands 'W', expected a JSON object",
                        "4: {\"b\":1}",
                        "5! between records stands byte 0x00, expected a JSON object",
                        "6: {\"c\":1}",
                        "7! between records stands '\"', expected a JSON object");
    }

    @Test
    void aBracketOrBraceThatClosesNothingIsRejected() {
        assertThat(read("{\"a\":1}}\n{\"b\":1}", JSON))
                .containsExactly(
                        "1: {\"a\":1}", "1! between records stands '}', expected a JSON object", "2: {\"b\":1}");
        assertThat(read("]", JSON)).containsExactly("1! between records stands ']', expected a JSON object");
    }

    @Test
    void aLineThatWasCutOffCostsNoOtherLine() {
        var cutOff = "! the object is not closed where a line begins with the next";
        assertThat(read(
                        "{\"a\":\"cut\n{\"b\":1}\n{\"c\":2\n{\"d\":[]\n{\"e\":1,\n{\"f\":1}\n{\"g\":\"\\\n{\"h\":1}",
                        JSON))
                .containsExactly(
                        "1" + cutOff,
                        "2: {\"b\":1}",
                        "3" + cutOff,
                        "4" + cutOff,
                        "5" + cutOff,
                        "6: {\"f\":1}",
                        "7" + cutOff,
                        "8: {\"h\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"b\":2}", " {\"b\":{}}", ",{\"b\":\"}\"}", ", {\"b\":1}", "{\"b\":[{},{}]}"})
    void aLineMayHoldSeveralObjects(String second) {
        var objects = "1: {\"a\":{}}";
        assertThat(read("{\"a\":{}}" + second + "\n{\"c\":[{},{\"}\":1}]}\n{\"d\":1}", JSON))
                .containsExactly(
                        objects,
                        "1: " + second.substring(second.indexOf('{')),
                        "2: {\"c\":[{},{\"}\":1}]}",
                        "3: {\"d\":1}");
    }

    @Test
    void linesAfterOneThatWasCutOffAtTheEndAreStillRead() {
        assertThat(read("{\"a\":[\n{\"b\":1},\n{\"c\":1}\n", JSON))
                .containsExactly("1! the object is not closed at the end of the text", "2: {\"b\":1}", "3: {\"c\":1}");
        assertThat(read("{\"a\":1,\n{\"b\":2,\n{\"c\":3}\n", JSON))
                .containsExactly(
                        "1! the object is not closed at the end of the text",
                        "2! the object is not closed at the end of the text",
                        "3: {\"c\":3}");
    }

    @Test
    void anElementThatWasCutOffLeavesTheOthersOfItsArray() {
        assertThat(read("{\"items\":[\n{\"a\":1},\n{\"b\":\"\n{\"c\":1}\n]}\n{\"d\":1}", JSON))
                .containsExactly(
                        "2: {\"a\":1}",
                        "3! the object is not closed where a line begins with the next",
                        "4: {\"c\":1}",
                        "6: {\"d\":1}");
    }

    @Test
    void anArrayOrEnvelopeThatIsNotClosedIsRejectedBehindItsRecords() {
        assertThat(read("\n[{\"a\":1},", JSON))
                .containsExactly("2: {\"a\":1}", "2! the array that begins here is not closed");
        assertThat(read("{\"items\":[{\"a\":1}", JSON))
                .containsExactly("1: {\"a\":1}", "1! the enclosing object that begins here is not closed");
        assertThat(read("{\"items\":[{\"a\":1}], \"x\":", JSON))
                .containsExactly("1: {\"a\":1}", "1! the enclosing object that begins here is not closed");
        assertThat(read("{\"items\":[{\"a\":1}]\n{\"items\":[{\"b\":1}]}", JSON))
                .containsExactly(
                        "1: {\"a\":1}", "1! the enclosing object that begins here is not closed", "2: {\"b\":1}");
    }

    @Test
    void anObjectThatFailsInTheMiddleIsOneRejection() {
        assertThat(read(Texts.failingAfter(utf8("{\"a\":1}\n{\"b\":")), JSON, 100))
                .containsExactly("1: {\"a\":1}", "2! reading failed after 13 bytes of text: the disk is gone");
        assertThat(read(Texts.failingAfter(utf8("[{\"a\":1}")), JSON, 100))
                .containsExactly("1: {\"a\":1}", "1! reading failed after 8 bytes of text: the disk is gone");
    }

    @Test
    void anObjectThatIsTooLongIsRejectedAndTheNextIsRead() {
        var text = "{\"a\":1}\n{\"b\":\"" + "x".repeat(300_000) + "\",\n\"c\":{}}\n{\"d\":12}\n[{\"e\":1}]";
        var tooLong = "! the object is longer than 7 bytes";
        for (int chunk : new int[] {1, 5, 1 << 20}) {
            assertThat(read(Texts.slowly(utf8(text), chunk), JSON, 7))
                    .containsExactly("1: {\"a\":1}", "2" + tooLong, "4" + tooLong, "5: {\"e\":1}");
        }
    }

    @Test
    void anObjectOfAHundredMegabytesCostsNoMoreThanTheBuffer() {
        var reader = new RecordReader(Texts.endless("{\"a\":\"", 100_000_000, "\"}\n{}"), JSON);
        var found = new ArrayList<String>();
        boolean more = true;
        while (more) {
            more = reader.next(record -> found.add(record.text()), rejected -> found.add(rejected.line() + "!"));
        }
        assertThat(found).containsExactly("1!", "{}");
        assertThat(reader.held()).isLessThan(RecordReader.LONGEST_RECORD + (1 << 20));
    }

    @Test
    void anObjectNestedTenThousandDeepIsOneRecord() {
        var deep = "{\"a\":[".repeat(10_000) + "]}".repeat(10_000);
        assertThat(read(deep + "\n{}", JSON)).containsExactly("1: " + deep, "2: {}");
    }

    @Test
    void aTextThatCutsOffEveryLineIsReadInLinearTime() {
        var text = "{\"a\":\n".repeat(200_000);
        assertThat(read(text, JSON)).isNotEmpty().allMatch(found -> found.contains("!"));
    }
}
