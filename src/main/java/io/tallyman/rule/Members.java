package io.tallyman.rule;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The members of a class that a rule may use. */
final class Members {

    private static final Set<String> OF_TEXT = Set.of(
            "charAt",
            "compareTo",
            "compareToIgnoreCase",
            "concat",
            "contains",
            "endsWith",
            "equals",
            "equalsIgnoreCase",
            "hashCode",
            "indexOf",
            "isBlank",
            "isEmpty",
            "lastIndexOf",
            "length",
            "matches",
            "replace",
            "startsWith",
            "strip",
            "substring",
            "toLowerCase",
            "toString",
            "toUpperCase",
            "trim",
            "valueOf");

    private static final Set<String> OF_COLLECTIONS = Set.of(
            "contains",
            "containsAll",
            "containsKey",
            "containsValue",
            "equals",
            "get",
            "getKey",
            "getOrDefault",
            "getValue",
            "hashCode",
            "indexOf",
            "isEmpty",
            "isPresent",
            "keySet",
            "orElse",
            "size",
            "toString",
            "values");

    /* Types of the language whose values lead nowhere else. */
    private static final Set<String> PLAIN = Set.of(
            "java.lang.Boolean",
            "java.lang.CharSequence",
            "java.lang.Character",
            "java.lang.Comparable",
            "java.lang.Double",
            "java.lang.Enum",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Math",
            "java.lang.Number",
            "java.lang.Object",
            "java.lang.Record",
            "java.lang.String");

    private static final Set<String> OF_EVERYTHING = Set.of("equals", "hashCode", "toString");

    private Members() {}

    /** What a property's accessor returns: {@code x()}, {@code getX()} or {@code isX()}. */
    static Optional<Class<?>> property(Class<?> type, String name) {
        var capital = capitalised(name);
        return accessors(type)
                .filter(method -> Set.of(name, "get" + capital, "is" + capital).contains(method.getName()))
                .<Class<?>>map(Method::getReturnType)
                .findFirst();
    }

    /** Names of the properties, for suggestions. */
    static Set<String> properties(Class<?> type) {
        var names = new TreeSet<String>();
        accessors(type).map(Method::getName).forEach(name -> {
            names.add(name);
            for (var prefix : List.of("get", "is")) {
                if (name.startsWith(prefix) && name.length() > prefix.length()) {
                    var rest = name.substring(prefix.length());
                    names.add(rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1));
                }
            }
        });
        return names;
    }

    private static Stream<Method> accessors(Class<?> type) {
        return methods(type)
                .filter(method -> method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers()));
    }

    /** The methods of a name that rules may call, whatever their parameters. */
    static List<Method> methods(Class<?> type, String name) {
        return methods(type).filter(method -> method.getName().equals(name)).toList();
    }

    static Set<String> methodNames(Class<?> type) {
        var names = new TreeSet<String>();
        methods(type).map(Method::getName).forEach(names::add);
        return names;
    }

    private static Stream<Method> methods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !method.isSynthetic() && method.getReturnType() != void.class)
                .filter(method -> isPlain(method.getDeclaringClass()) && isPlain(method.getReturnType()))
                .filter(method -> isHarmless(type, method));
    }

    private static boolean isHarmless(Class<?> type, Method method) {
        var name = method.getName();
        if (method.getDeclaringClass() == Object.class) {
            return OF_EVERYTHING.contains(name);
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return OF_TEXT.contains(name);
        }
        if (type.getName().startsWith("java.util.")) {
            return OF_COLLECTIONS.contains(name);
        }
        return !type.getName().startsWith("java.time.") || !name.equals("now");
    }

    private static boolean isPlain(Class<?> type) {
        var name = type.getName();
        return type.isPrimitive()
                || PLAIN.contains(name)
                || name.startsWith("java.time.")
                || (type.isArray()
                        ? isPlain(type.getComponentType())
                        : !name.startsWith("java.") || isCollection(name));
    }

    private static boolean isCollection(String name) {
        return name.startsWith("java.util.") && name.indexOf('.', "java.util.".length()) < 0;
    }

    private static String capitalised(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
