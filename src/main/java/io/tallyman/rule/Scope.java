package io.tallyman.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What names mean at one place of a rule. */
final class Scope {

    /** Types that need no import and that a rule may name. */
    private static final Set<String> BASIC = Set.of(
            "java.lang.Boolean",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Double",
            "java.lang.Math",
            "java.lang.String");

    /**
     * A variable.
     *
     * @param type empty where it cannot be told
     * @param pattern name of the pattern that binds it
     * @param property the property it stands for; empty for the fact itself
     */
    record Variable(Optional<Class<?>> type, String pattern, String property) {}

    private final Vocabulary vocabulary;
    private final ClassLoader loader;
    private final List<String> imports;
    private final Map<String, Variable> variables;

    Scope(Vocabulary vocabulary, ClassLoader loader, List<String> imports) {
        this(vocabulary, loader, imports, Map.of());
    }

    private Scope(Vocabulary vocabulary, ClassLoader loader, List<String> imports, Map<String, Variable> variables) {
        this.vocabulary = vocabulary;
        this.loader = loader;
        this.imports = List.copyOf(imports);
        this.variables = new LinkedHashMap<>(variables);
    }

    /** A scope in which more can be bound without being seen here. */
    Scope inner() {
        return new Scope(vocabulary, loader, imports, variables);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    void bind(String name, Variable variable) {
        variables.put(name, variable);
    }

    Optional<Variable> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    Set<String> variables() {
        return variables.keySet();
    }

    Optional<Class<?>> global(String name) {
        return Optional.ofNullable(vocabulary.globals().get(name)).flatMap(this::load);
    }

    /** The class that a simple, nested or qualified name stands for. */
    Optional<Class<?>> type(String name) {
        var dot = name.indexOf('.');
        var first = dot < 0 ? name : name.substring(0, dot);
        var rest = dot < 0 ? "" : name.substring(dot);
        var candidates = new ArrayList<>(List.of("java.lang." + name));
        for (var each : imports) {
            if (each.endsWith("." + first)) {
                candidates.add(each + rest);
            }
            if (each.endsWith(".*")) {
                candidates.add(each.substring(0, each.length() - 1) + name);
            }
        }
        candidates.add(name);
        return candidates.stream()
                .flatMap(candidate -> load(candidate).stream())
                .filter(this::mayName)
                .findFirst();
    }

    private boolean mayName(Class<?> type) {
        return vocabulary.canRead(type.getName())
                || BASIC.contains(type.getName())
                || type.getName().startsWith("java.time.");
    }

    /** Simple names of what is imported, for suggestions. */
    Set<String> types() {
        var names = new TreeSet<String>();
        for (var each : imports) {
            if (each.endsWith(".*")) {
                names.addAll(ClassNames.in(each.substring(0, each.length() - 2)));
            } else {
                names.add(each.substring(each.lastIndexOf('.') + 1));
            }
        }
        return names;
    }

    /** A class by its name as a source writes it: nested classes after a dot. */
    Optional<Class<?>> load(String name) {
        var binary = name;
        while (true) {
            try {
                return Optional.of(Class.forName(binary, false, loader));
            } catch (ClassNotFoundException | NoClassDefFoundError unknown) {
                var dot = binary.lastIndexOf('.');
                if (dot < 0) {
                    return Optional.empty();
                }
                binary = binary.substring(0, dot) + "$" + binary.substring(dot + 1);
            }
        }
    }
}
