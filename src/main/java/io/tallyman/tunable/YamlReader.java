package io.tallyman.tunable;

import io.tallyman.tunable.Yaml.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Builds {@link Yaml} from one document. Anchors, aliases and tags are refused, so that no document is larger than its
 * text; size and depth are bounded. What comes after an
 * error of syntax, or after the depth is exceeded, is not read.
 */
final class YamlReader {

    private static final int MAX_DEPTH = 32;
    private static final ScalarResolver RESOLVER = new CoreSchema().getScalarResolver();

    private final String file;
    private final Iterator<Event> events;
    private final Problems problems = new Problems();

    private YamlReader(String file, String text) {
        this.file = file;
        var settings = LoadSettings.builder().setLabel(file).setUseMarks(true).build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    static Yaml.Entries read(String file, String text) {
        var reader = new YamlReader(file, text.startsWith("\ufeff") ? text.substring(1) : text);
        var root = reader.document();
        reader.problems.throwIfAny();
        return root;
    }

    private Yaml.Entries document() {
        var start = new Position(file, 1, 1);
        Optional<Yaml> root = Optional.empty();
        try {
            while (events.hasNext()) {
                var event = events.next();
                if (event instanceof DocumentStartEvent && root.isPresent()) {
                    problems.add(at(event), "a second document begins here; expected one document in the file");
                    break;
                }
                if (event instanceof NodeEvent node) {
                    root = Optional.of(value(node, 0));
                }
            }
        } catch (MarkedYamlEngineException syntax) {
            problems.add(syntax.getProblemMark().map(this::at).orElse(start), sentence(syntax));
        } catch (ReaderException unprintable) {
            problems.add(
                    start,
                    "holds the character U+%04X, which YAML does not allow".formatted(unprintable.getCodePoint()));
        } catch (YamlEngineException syntax) {
            problems.add(start, "is no YAML: " + syntax.getMessage());
        }
        return root.map(this::map).orElseGet(() -> new Yaml.Entries(start, List.of()));
    }

    private static String sentence(MarkedYamlEngineException syntax) {
        var context = syntax.getContext() == null ? "" : syntax.getContext() + ", ";
        return "is no YAML: " + context + syntax.getProblem();
    }

    private Yaml.Entries map(Yaml root) {
        if (root instanceof Yaml.Entries entries) {
            return entries;
        }
        var isEmpty = root instanceof Yaml.Scalar scalar && scalar.kind() == Yaml.Kind.NOTHING;
        if (!isEmpty) {
            problems.add(root.at(), "found %s; expected keys with values".formatted(Shape.nameOf(root)));
        }
        return new Yaml.Entries(root.at(), List.of());
    }

    private Yaml value(NodeEvent event, int depth) {
        event.getAnchor()
                .ifPresent(anchor -> problems.add(
                        at(event),
                        "%s%s: anchors and aliases are not read; write the value out"
                                .formatted(event instanceof AliasEvent ? "*" : "&", anchor)));
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar);
        }
        if (event instanceof CollectionStartEvent collection) {
            refuseTag(collection.getTag(), event);
            return collection(collection, depth);
        }
        return new Yaml.Scalar(at(event), "", Yaml.Kind.NOTHING);
    }

    private Yaml collection(CollectionStartEvent event, int depth) {
        if (depth == MAX_DEPTH) {
            problems.add(at(event), "is nested more than %d deep".formatted(MAX_DEPTH));
            problems.throwIfAny();
        }
        return event instanceof MappingStartEvent ? entries(event, depth) : items(event, depth);
    }

    private Yaml items(CollectionStartEvent start, int depth) {
        var items = new ArrayList<Yaml>();
        for (var event = events.next(); event instanceof NodeEvent node; event = events.next()) {
            items.add(value(node, depth + 1));
        }
        return new Yaml.Items(at(start), items);
    }

    private Yaml entries(CollectionStartEvent start, int depth) {
        var entries = new ArrayList<Yaml.Entry>();
        Map<String, Position> seen = new HashMap<>();
        for (var event = events.next(); event instanceof NodeEvent node; event = events.next()) {
            var key = value(node, depth + 1);
            var value = value((NodeEvent) events.next(), depth + 1);
            if (!(key instanceof Yaml.Scalar name)) {
                problems.add(key.at(), "found %s as a key; expected a plain name".formatted(Shape.nameOf(key)));
                continue;
            }
            var first = seen.putIfAbsent(name.text(), key.at());
            if (first == null) {
                entries.add(new Yaml.Entry(name.text(), key.at(), value));
            } else {
                problems.add(key.at(), "%s stands twice; first in line %d".formatted(name.text(), first.line()));
            }
        }
        return new Yaml.Entries(at(start), entries);
    }

    private Yaml scalar(ScalarEvent event) {
        refuseTag(event.getTag(), event);
        var tag = event.isPlain() ? RESOLVER.resolve(event.getValue(), true) : Tag.STR;
        return new Yaml.Scalar(at(event), event.getValue(), kind(tag));
    }

    private static Yaml.Kind kind(Tag tag) {
        if (tag.equals(Tag.INT)) {
            return Yaml.Kind.INTEGER;
        }
        if (tag.equals(Tag.FLOAT)) {
            return Yaml.Kind.NUMBER;
        }
        if (tag.equals(Tag.BOOL)) {
            return Yaml.Kind.BOOLEAN;
        }
        return tag.equals(Tag.NULL) ? Yaml.Kind.NOTHING : Yaml.Kind.TEXT;
    }

    private void refuseTag(Optional<String> tag, Event event) {
        tag.ifPresent(name -> problems.add(at(event), "%s: tags are not read; write the value alone".formatted(name)));
    }

    private Position at(Event event) {
        return event.getStartMark().map(this::at).orElseGet(() -> new Position(file, 1, 1));
    }

    private Position at(Mark mark) {
        return new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
