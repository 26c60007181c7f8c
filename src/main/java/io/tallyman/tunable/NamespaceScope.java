package io.tallyman.tunable;

import java.util.List;

/** Namespaces that must never pull from the Internet or run a mutable tag. */
public final class NamespaceScope {

    private final List<Glob> namespaces;

    private NamespaceScope(List<Glob> namespaces) {
        this.namespaces = List.copyOf(namespaces);
    }

    /** Exact names, or names in which {@code *} stands for any text. */
    public static NamespaceScope of(List<String> namespaces) {
        return new NamespaceScope(namespaces.stream().map(Glob::new).toList());
    }

    /** Whether it is one of them; never so for a namespace that is not known. */
    public boolean holds(String namespace) {
        if (namespace.isEmpty()) {
            return false;
        }
        for (var glob : namespaces) {
            if (glob.matches(namespace)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamespaceScope scope && scope.namespaces.equals(namespaces);
    }

    @Override
    public int hashCode() {
        return namespaces.hashCode();
    }

    @Override
    public String toString() {
        return namespaces.toString();
    }
}
