package io.tallyman.source.tallyman;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Calls to records' constructors and accessors. A handle's call declares Throwable; these let through what is thrown. */
final class Handles {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();

    private Handles() {}

    /** What the record itself calls {@code UNKNOWN}; null where it calls nothing so. */
    static @Nullable Object unknown(Class<?> record) {
        try {
            return LOOKUP.findStaticGetter(record, "UNKNOWN", record)
                    .asType(MethodType.methodType(Object.class))
                    .invoke();
        } catch (NoSuchFieldException none) {
            return null;
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable checked) {
            throw new IllegalStateException(checked);
        }
    }

    /** The canonical constructor, taking all arguments in one array. */
    static MethodHandle constructor(Class<?> record) {
        var components = record.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return LOOKUP.findConstructor(record, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException("%s must be public.".formatted(record), hidden);
        }
    }

    static MethodHandle accessor(RecordComponent component) {
        try {
            return LOOKUP.unreflect(component.getAccessor()).asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException("%s must be public.".formatted(component), hidden);
        }
    }

    /**
     * A new record.
     *
     * @throws Mismatch where the record's own check refuses the values
     */
    static Object construct(MethodHandle constructor, @Nullable Object[] values) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (IllegalArgumentException refused) {
            throw new Mismatch("is refused: " + refused.getMessage());
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable checked) {
            throw new IllegalStateException(checked);
        }
    }

    static @Nullable Object get(MethodHandle accessor, Object record) {
        try {
            return (Object) accessor.invokeExact(record);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable checked) {
            throw new IllegalStateException(checked);
        }
    }
}
