package io.tallyman.source;

import static io.tallyman.source.Source.Framing.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class FramingsTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int ROUNDS = 60;

    enum Frame {
        LINES,
        PRETTY,
        TOGETHER,
        ARRAY,
        PRETTY_ARRAY,
        ENVELOPE,
        PRETTY_ENVELOPE,
        ENVELOPES;

        String around(List<JsonNode> objects) {
            var compact = objects.stream().map(JsonNode::toString).toList();
            var pretty = objects.stream().map(JsonNode::toPrettyString).toList();
            return switch (this) {
                case LINES -> String.join("\n", compact) + "\n";
                case PRETTY -> String.join("\r\n", pretty);
                case TOGETHER -> String.join("", compact);
                case ARRAY -> "[" + String.join(",", compact) + "]";
                case PRETTY_ARRAY -> "[\n" + String.join(",\n", pretty) + "\n]\n";
                case ENVELOPE -> "{\"Records\":[" + String.join(",", compact) + "]}";
                case PRETTY_ENVELOPE ->
                    "{\n\"kind\" : \"List\",\n\"items\":[\n" + String.join(",\n", pretty)
                            + "\n],\"x\":[{\"}\":1}]\n}\n";
                case ENVELOPES ->
                    compact.stream()
                            .map(object -> "{\"value\":[" + object + "]}")
                            .collect(Collectors.joining("\n"));
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void objectsAreTheSameHoweverTheyAreFramedAndArrive(Frame frame) {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            var objects = new ArrayList<JsonNode>();
            for (int i = random.nextInt(12); i >= 0; i--) {
                objects.add(object(random, 0));
            }
            var text = Texts.utf8(frame.around(objects));
            var bytes = random.nextBoolean() ? text : Texts.gzip(text);
            var chunk = 1 + random.nextInt(random.nextBoolean() ? 3 : 300);
            var found = new ArrayList<JsonNode>();
            var reader = new RecordReader(Texts.slowly(bytes, chunk), JSON);
            boolean more = true;
            while (more) {
                more = reader.next(
                        record -> found.add(MAPPER.readTree(record.text())),
                        rejected -> found.add(JsonNodeFactory.instance.stringNode(rejected.toString())));
            }
            assertThat(found)
                    .as("seed %d, round %d, chunk %d", seed, round, chunk)
                    .isEqualTo(objects);
        }
    }

    private static JsonNode object(Random random, int depth) {
        var object = JsonNodeFactory.instance.objectNode();
        object.put("id", random.nextInt());
        for (int i = random.nextInt(5); i > 0; i--) {
            object.set(text(random), value(random, depth + 1));
        }
        return object;
    }

    private static JsonNode value(Random random, int depth) {
        var nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(depth > 4 ? 4 : 6)) {
            case 0 -> nodes.numberNode(random.nextInt());
            case 1 -> nodes.booleanNode(random.nextBoolean());
            case 2 -> nodes.nullNode();
            case 3 -> nodes.stringNode(text(random));
            case 4 -> object(random, depth);
            default -> array(random, depth);
        };
    }

    private static JsonNode array(Random random, int depth) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(value(random, depth + 1));
        }
        return array;
    }

    private static String text(Random random) {
        var letters = "ab{}[]\",:\\\n\r\t é漢items";
        var text = new StringBuilder();
        for (int i = random.nextInt(random.nextInt(10) == 0 ? 2000 : 12); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
