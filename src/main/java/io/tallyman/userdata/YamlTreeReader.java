package io.tallyman.userdata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Builds a {@link YamlTree} of the first document in a text. An alias is the anchor's value itself, not a copy. */
final class YamlTreeReader {

    private static final int MOST_CHARACTERS = 256 << 10;
    private static final int MOST_VALUES = 20_000;
    private static final int DEEPEST = 32;
    private static final String BINARY = "tag:yaml.org,2002:binary";

    private final Iterator<Event> events;
    private final Map<String, YamlTree> anchors = new HashMap<>();
    private YamlTree root = YamlTree.nothing();
    private int values = MOST_VALUES;

    YamlTreeReader(String document) {
        var text = document.substring(0, Math.min(document.length(), MOST_CHARACTERS));
        var settings = LoadSettings.builder()
                .setUseMarks(false)
                .setCodePointLimit(MOST_CHARACTERS)
                .build();
        events = new Parse(settings).parseString(text).iterator();
    }

    YamlTree read() {
        try {
            while (events.hasNext()) {
                if (events.next() instanceof NodeEvent node) {
                    root = begin(node);
                    fill(root, 0);
                    return root;
                }
            }
        } catch (YamlEngineException damaged) {
            return root;
        }
        return root;
    }

    /** A single value; or a list or map whose content is yet to be read. */
    private YamlTree begin(NodeEvent event) {
        values--;
        var value = event instanceof AliasEvent alias
                ? alias.getAnchor()
                        .map(anchor -> anchors.getOrDefault(anchor.getValue(), YamlTree.nothing()))
                        .orElse(YamlTree.nothing())
                : fresh(event);
        if (!(event instanceof AliasEvent)) {
            event.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), value));
        }
        return value;
    }

    private static YamlTree fresh(NodeEvent event) {
        if (event instanceof SequenceStartEvent) {
            return new YamlTree.Items(new ArrayList<>());
        }
        if (event instanceof ScalarEvent scalar) {
            var isBinary = scalar.getTag().filter(BINARY::equals).isPresent();
            return new YamlTree.Text(isBinary ? binary(scalar.getValue()) : scalar.getValue());
        }
        return new YamlTree.Entries(new LinkedHashMap<>());
    }

    private static String binary(String base64) {
        return Encodings.fromBase64(base64.getBytes(StandardCharsets.UTF_8), new Budget())
                .map(Encodings::text)
                .orElse("");
    }

    private void fill(YamlTree value, int depth) {
        if (depth > DEEPEST || values <= 0) {
            throw new YamlEngineException("too large");
        }
        if (value instanceof YamlTree.Items list) {
            for (var event = events.next(); event instanceof NodeEvent node; event = events.next()) {
                var item = begin(node);
                list.items().add(item);
                fillFresh(node, item, depth);
            }
        } else if (value instanceof YamlTree.Entries map) {
            for (var event = events.next(); event instanceof NodeEvent node; event = events.next()) {
                entry(node, map.entries(), depth);
            }
        }
    }

    private void entry(NodeEvent node, Map<String, YamlTree> into, int depth) {
        var key = begin(node);
        fillFresh(node, key, depth);
        var event = (NodeEvent) events.next();
        var value = begin(event);
        if (!key.text().equals("<<")) {
            into.put(key.text(), value);
        }
        fillFresh(event, value, depth);
        if (key.text().equals("<<")) {
            values -= value.entries().size();
            Map.copyOf(value.entries()).forEach(into::putIfAbsent);
        }
    }

    private void fillFresh(NodeEvent event, YamlTree value, int depth) {
        if (event instanceof SequenceStartEvent || event instanceof MappingStartEvent || values <= 0) {
            fill(value, depth + 1);
        }
    }
}
