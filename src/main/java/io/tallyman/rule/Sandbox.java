package io.tallyman.rule;

import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The classes that rules are compiled and run against: everything else does not exist for them. */
final class Sandbox extends ClassLoader {

    private static final String CLASS = ".class";

    /* Whole packages; what they hold reaches neither files, processes, threads nor reflection. */
    private static final Set<String> PACKAGES = Set.of(
            "java.lang.annotation",
            "java.lang.constant",
            "java.time",
            "java.time.chrono",
            "java.time.format",
            "java.time.temporal",
            "java.time.zone",
            "java.util.function",
            "java.math",
            "org.jspecify.annotations");

    /* What generated code needs beside the rule's own words; a rule's words are held to the vocabulary by the check. */
    private static final Set<String> GENERATED =
            Set.of("org.drools.", "org.kie.api.", "org.kie.util.maven.support.ReleaseIdImpl");

    private static final Set<String> LANGUAGE = Set.of(
            "AutoCloseable",
            "Boolean",
            "Byte",
            "CharSequence",
            "Character",
            "Class",
            "Cloneable",
            "Comparable",
            "Deprecated",
            "Double",
            "Enum",
            "Error",
            "Exception",
            "ExceptionInInitializerError",
            "Float",
            "FunctionalInterface",
            "IllegalArgumentException",
            "IllegalStateException",
            "IncompatibleClassChangeError",
            "Integer",
            "Iterable",
            "Long",
            "MatchException",
            "Math",
            "NoClassDefFoundError",
            "NoSuchFieldError",
            "NullPointerException",
            "Number",
            "Object",
            "Override",
            "Record",
            "RuntimeException",
            "SafeVarargs",
            "Short",
            "String",
            "StringBuilder",
            "SuppressWarnings",
            "Throwable",
            "UnsupportedOperationException",
            "Void",
            "invoke.CallSite",
            "invoke.LambdaMetafactory",
            "invoke.MethodHandle",
            "invoke.MethodHandles",
            "invoke.MethodType",
            "invoke.SerializedLambda",
            "invoke.StringConcatFactory",
            "invoke.TypeDescriptor");

    private static final Set<String> COLLECTIONS = Set.of(
            "AbstractCollection",
            "AbstractList",
            "AbstractMap",
            "AbstractSet",
            "ArrayList",
            "Arrays",
            "Collection",
            "Collections",
            "Comparator",
            "HashMap",
            "HashSet",
            "Iterator",
            "LinkedHashMap",
            "LinkedHashSet",
            "List",
            "Locale",
            "Map",
            "Objects",
            "Optional",
            "OptionalInt",
            "OptionalLong",
            "RandomAccess",
            "SequencedCollection",
            "SequencedMap",
            "SequencedSet",
            "Set",
            "SortedMap",
            "SortedSet",
            "Spliterator",
            "TreeMap",
            "TreeSet",
            "concurrent.TimeUnit",
            "regex.MatchResult",
            "regex.Matcher",
            "regex.Pattern");

    private final ClassLoader all;
    private final Vocabulary vocabulary;

    Sandbox(ClassLoader all, Vocabulary vocabulary) {
        super(null);
        this.all = all;
        this.vocabulary = vocabulary;
    }

    boolean admits(String className) {
        return vocabulary.canRead(className)
                || PACKAGES.contains(className.substring(0, Math.max(0, className.lastIndexOf('.'))))
                || GENERATED.stream().anyMatch(className::startsWith)
                || className.equals(WithinOperator.class.getName())
                || className.equals("java.io.Serializable")
                || className.equals("java.io.Externalizable")
                || isListed(className, "java.lang.", LANGUAGE)
                || isListed(className, "java.util.", COLLECTIONS);
    }

    private static boolean isListed(String className, String prefix, Set<String> names) {
        var nested = className.indexOf('$');
        var outer = nested < 0 ? className : className.substring(0, nested);
        return outer.startsWith(prefix) && names.contains(outer.substring(prefix.length()));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!admits(name)) {
            throw new ClassNotFoundException(name + " is not for rules.");
        }
        return all.loadClass(name);
    }

    private boolean admitsResource(String name) {
        return name.endsWith(CLASS)
                && admits(name.substring(0, name.length() - CLASS.length()).replace('/', '.'));
    }

    @Override
    public @Nullable URL getResource(String name) {
        return admitsResource(name) ? all.getResource(name) : null;
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        return admitsResource(name) ? all.getResourceAsStream(name) : null;
    }

    @Override
    public Enumeration<URL> getResources(String name) {
        return Collections.emptyEnumeration();
    }
}
