package io.tallyman.source.tallyman;

import io.tallyman.event.Attribution;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.Familiarity;
import io.tallyman.event.Feed;
import io.tallyman.event.IdentityEvent;
import io.tallyman.event.Origin;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events of every type, made from the records' components: with everything told, and with nothing told. */
final class Samples {

    static final Feed NOWHERE = new Feed("", "", "", "", "");

    private final boolean full;
    private int number;

    private Samples(boolean full) {
        this.full = full;
    }

    static Stream<Event> full() {
        return types(Event.class).map(type -> (Event) new Samples(true).record(type));
    }

    static Stream<Event> bare() {
        return types(Event.class).map(type -> (Event) new Samples(false).record(type));
    }

    static Stream<Class<?>> types(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(Samples::types);
    }

    private Object record(Class<?> type) {
        var values = new ArrayList<@Nullable Object>();
        var types = new ArrayList<Class<?>>();
        for (var component : type.getRecordComponents()) {
            types.add(component.getType());
            values.add(component(type, component));
        }
        try {
            return type.getDeclaredConstructor(types.toArray(Class<?>[]::new)).newInstance(values.toArray());
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("%s of %s".formatted(type, values), impossible);
        }
    }

    private @Nullable Object component(Class<?> type, RecordComponent component) {
        if (component.getType() == Attribution.class) {
            return Attribution.NONE;
        }
        if (component.getType() == Familiarity.class) {
            return Familiarity.UNDECIDED;
        }
        if (component.getType() == EventTime.class && !full && IdentityEvent.class.isAssignableFrom(type)) {
            return EventTime.UNKNOWN;
        }
        var nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return nullable && !full ? null : value(component.getGenericType());
    }

    private Object value(Type type) {
        number++;
        if (type instanceof ParameterizedType generic) {
            return collection(generic);
        }
        if (type instanceof Class<?> simple && simple.isEnum()) {
            return simple.getEnumConstants()[full ? simple.getEnumConstants().length - 1 : 0];
        }
        return switch (type.getTypeName()) {
            case "java.lang.String" -> full ? "text %d \"é\\ \n 🐙".formatted(number) : "";
            case "int" -> full ? -number : 0;
            case "long" -> full ? Long.MAX_VALUE - number : 0L;
            case "boolean" -> full;
            case "java.time.Instant" -> Instant.ofEpochSecond(1_795_179_901L + number, number * 1_000L);
            case "java.time.Duration" -> Duration.ofNanos(number * 1_000_003L);
            case "io.tallyman.event.EventTime" ->
                new EventTime(Instant.parse("2026-11-20T13:05:01.120Z"), EventTime.AUDIT_TICK);
            case "io.tallyman.event.Origin" -> origin();
            default -> record((Class<?>) type);
        };
    }

    private Origin origin() {
        return full
                ? new Origin(new Feed("a/b.log", "auditd:SYSCALL", "node-7", "c1", "123"), 12)
                : new Origin(NOWHERE, 1);
    }

    private Object collection(ParameterizedType type) {
        var arguments = type.getActualTypeArguments();
        if (type.getRawType() == Map.class) {
            return full ? Map.of("z", value(arguments[1]), "a", value(arguments[1])) : Map.of();
        }
        List<Object> elements = full ? List.of(value(arguments[0]), value(arguments[0])) : List.of();
        return type.getRawType() == Set.class ? Set.copyOf(elements) : elements;
    }
}
