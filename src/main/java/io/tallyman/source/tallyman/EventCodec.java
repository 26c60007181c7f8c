package io.tallyman.source.tallyman;

import io.tallyman.event.Attribution;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.Familiarity;
import io.tallyman.event.IdentityEvent;
import io.tallyman.event.Origin;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/**
 * One type of event: the {@link Envelope} and then its components under their names. A component whose name the envelope
 * uses already is written with {@code event} before it. Built once from the class.
 */
final class EventCodec {

    private static final Map<Class<?>, Object> NOT_CONCLUDED =
            Map.of(Attribution.class, Attribution.NONE, Familiarity.class, Familiarity.UNDECIDED);

    private final String name;
    private final MethodHandle constructor;
    private final Keys keys;
    private final int parameters;
    private final boolean mayBeTimeless;
    private int timeAt = -1;
    private int originAt = -1;
    /** What is concluded later and stands in no record, by position. */
    private final Map<Integer, Object> conclusions = new HashMap<>();

    EventCodec(Class<?> type, Set<String> mandatory) {
        name = type.getSimpleName();
        constructor = Handles.constructor(type);
        mayBeTimeless = IdentityEvent.class.isAssignableFrom(type);
        parameters = type.getRecordComponents().length;
        keys = new Keys(components(type, mandatory));
        if (timeAt < 0 || originAt < 0) {
            throw new IllegalStateException("%s must have the components time and origin.".formatted(type));
        }
    }

    private List<Component> components(Class<?> type, Set<String> mandatory) {
        var own = new ArrayList<Component>();
        var all = List.of(type.getRecordComponents());
        for (int i = 0; i < all.size(); i++) {
            var component = all.get(i);
            if (component.getType() == EventTime.class && component.getName().equals("time")) {
                timeAt = i;
            } else if (component.getType() == Origin.class) {
                originAt = i;
            } else if (NOT_CONCLUDED.containsKey(component.getType())) {
                conclusions.put(i, NOT_CONCLUDED.get(component.getType()));
            } else {
                own.add(Codecs.component(
                        component,
                        i,
                        Envelope.keyBeside(component.getName()),
                        mandatory.contains(component.getName())));
            }
        }
        return own;
    }

    /** Reads on after the object's start. */
    Event read(JsonParser tokens, Envelope envelope) {
        var values = keys.blank(parameters);
        long seen = 0;
        int last = -1;
        while (tokens.nextToken() != JsonToken.END_OBJECT) {
            var key = tokens.currentName();
            tokens.nextToken();
            int common = envelope.next(key);
            int index = common < 0 ? keys.index(key, last) : -1;
            if (index >= 0) {
                seen = keys.see(seen, index);
                var component = keys.components().get(index);
                values[component.position()] = component.read(tokens);
                last = index;
            } else if (!envelope.read(common, key, tokens, mayBeTimeless)) {
                throw keys.unknown(key, name);
            }
        }
        keys.requireAll(seen);
        values[timeAt] = envelope.time();
        values[originAt] = envelope.origin();
        conclusions.forEach((position, none) -> values[position] = none);
        return (Event) Handles.construct(constructor, values);
    }

    void write(Event event, JsonGenerator out) {
        out.writeStartObject();
        Envelope.write(name, event, out);
        keys.components().forEach(component -> component.write(event, out));
        out.writeEndObject();
    }

    void describe(ObjectNode definitions) {
        var schema = definitions.putObject(name).put("type", "object");
        var properties = schema.putObject("properties");
        Envelope.describe(name, mayBeTimeless, schema, properties);
        keys.describe(schema, properties, definitions);
    }
}
