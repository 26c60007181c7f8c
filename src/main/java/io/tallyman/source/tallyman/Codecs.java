package io.tallyman.source.tallyman;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses the codec of a type that events are made of. */
final class Codecs {

    private static final Map<Type, Codec> SCALARS = Map.of(
            String.class, Scalar.TEXT,
            int.class, Scalar.INT,
            long.class, Scalar.LONG,
            boolean.class, Scalar.BOOLEAN,
            Integer.class, Scalar.INT,
            Long.class, Scalar.LONG,
            Boolean.class, Scalar.BOOLEAN,
            Instant.class, Scalar.INSTANT,
            Duration.class, Scalar.DURATION);

    private Codecs() {}

    static Codec of(Type type) {
        var scalar = SCALARS.get(type);
        if (scalar != null) {
            return scalar;
        }
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic);
        }
        if (type instanceof Class<?> simple && simple.isEnum()) {
            return EnumCodec.of(simple);
        }
        if (type instanceof Class<?> simple && simple.isRecord()) {
            return RecordCodec.of(simple);
        }
        throw unsupported(type);
    }

    private static Codec ofGeneric(ParameterizedType type) {
        var arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            return new CollectionCodec(of(arguments[0]), false);
        }
        if (type.getRawType() == Set.class) {
            return new CollectionCodec(of(arguments[0]), true);
        }
        if (type.getRawType() == Map.class && arguments[0] == String.class) {
            return new MapCodec(of(arguments[1]));
        }
        throw unsupported(type);
    }

    private static IllegalStateException unsupported(Type type) {
        return new IllegalStateException(
                "%s has no form in JSON; a component is a text, number, boolean, enum, Instant, Duration, record, or a List, Set or Map from String of such."
                        .formatted(type));
    }

    /** A component under its key; required where it is mandatory, or where nothing can stand for an absent key. */
    static Component component(RecordComponent component, int position, String key, boolean mandatory) {
        var codec = of(component.getGenericType());
        var nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        var absent = nullable || mandatory ? null : codec.absent();
        var required = mandatory || (!nullable && absent == null);
        return new Component(key, position, codec, Handles.accessor(component), absent, required);
    }
}
