package io.tallyman.tunable;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A set of domain names: {@code corp.example} is that name alone, {@code *.corp.example} is every name below it at any
 * depth, and not itself. Answers in as many steps as the name has labels.
 */
public final class DomainSet {

    private static final Pattern NAME =
            Pattern.compile("(?:\\*\\.)?[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\\.[a-z0-9_][a-z0-9_-]{0,62})*");

    private final Set<String> exact = new HashSet<>();
    private final Set<String> above = new HashSet<>();

    private DomainSet(List<String> patterns) {
        for (var pattern : patterns) {
            var name = check(pattern);
            if (name.startsWith("*.")) {
                above.add(name.substring(2));
            } else {
                exact.add(name);
            }
        }
    }

    /**
     * The union of these names and patterns.
     *
     * @throws IllegalArgumentException with one sentence where one is neither
     */
    public static DomainSet of(List<String> patterns) {
        return new DomainSet(patterns);
    }

    /** The pattern in lower case without a trailing dot. */
    static String check(String pattern) {
        var lower = pattern.toLowerCase(Locale.ROOT);
        var name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        if (!NAME.matcher(name).matches()
                || name.length() > 253
                || IpAddress.parse(name).isPresent()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no domain: expected a name such as corp.example, or *.corp.example for all below it; letters outside ASCII are written xn--…"
                            .formatted(pattern));
        }
        return name;
    }

    /** Whether the name, in lower case without a trailing dot, is in the set. */
    public boolean contains(String name) {
        if (exact.contains(name)) {
            return true;
        }
        if (above.isEmpty()) {
            return false;
        }
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            if (dot > 0 && above.contains(name.substring(dot + 1))) {
                return true;
            }
        }
        return false;
    }

    boolean containsAny(Set<String> names) {
        for (var name : names) {
            if (contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether there are names and all are in the set. */
    boolean containsAll(Set<String> names) {
        for (var name : names) {
            if (!contains(name)) {
                return false;
            }
        }
        return !names.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DomainSet set && set.exact.equals(exact) && set.above.equals(above);
    }

    @Override
    public int hashCode() {
        return 31 * exact.hashCode() + above.hashCode();
    }

    @Override
    public String toString() {
        return exact + " and below " + above;
    }
}
