package io.tallyman.links;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * One rule with a story in which it fires, and all that must silence it.
 *
 * @param rule its name
 * @param whole the story
 * @param needed the links without which it does not fire; without any other link it does
 * @param decides whether the story's only alert rests on it, so that none is left when it is silent
 * @param broken stories with another join key, or with a fact that the rule asks for changed
 * @param alsoFires other stories in which it fires: the other side of an "or"
 * @param silences tunables that silence it
 * @param edges the last instant inside, and the first outside
 * @param noEdge why it has no edge; empty if it has one
 */
record Row(
        String rule,
        Story whole,
        Set<Link> needed,
        boolean decides,
        List<Variant> broken,
        List<Variant> alsoFires,
        List<Silence> silences,
        List<Edge> edges,
        String noEdge) {

    Row {
        needed = Set.copyOf(needed);
        broken = List.copyOf(broken);
        alsoFires = List.copyOf(alsoFires);
        silences = List.copyOf(silences);
        edges = List.copyOf(edges);
    }

    /** Another story, with what it says. */
    record Variant(String name, Story story) {}

    /** Tunables that silence, and the nearest ones that do not. */
    record Silence(String silencing, String near) {}

    /** A story by a distance in time, the last distance at which the rule fires, and the first at which it does not. */
    record Edge(String name, Function<Duration, Story> at, Duration inside, Duration outside) {}

    /** A rule whose story's alert rests on it. */
    static Row deciding(String rule, Story whole, Link first, Link... others) {
        return new Row(rule, whole, EnumSet.of(first, others), true, List.of(), List.of(), List.of(), List.of(), "");
    }

    /** A rule that adds evidence or severity to an alert that stands without it. */
    static Row adding(String rule, Story whole, Link first, Link... others) {
        return new Row(rule, whole, EnumSet.of(first, others), false, List.of(), List.of(), List.of(), List.of(), "");
    }

    /** It is silent in this story. */
    Row broken(String name, Story story) {
        return new Row(
                rule,
                whole,
                needed,
                decides,
                and(broken, new Variant(name, story)),
                alsoFires,
                silences,
                edges,
                noEdge);
    }

    /** It fires in this story too. */
    Row also(String name, Story story) {
        return new Row(
                rule,
                whole,
                needed,
                decides,
                broken,
                and(alsoFires, new Variant(name, story)),
                silences,
                edges,
                noEdge);
    }

    /** These tunables silence it, those just do not. */
    Row silencedBy(String silencing, String near) {
        var silence = new Silence(silencing, near);
        return new Row(rule, whole, needed, decides, broken, alsoFires, and(silences, silence), edges, noEdge);
    }

    /** The last distance inside, and that distance and the millisecond beyond it outside. */
    Row edge(String name, Duration inside, Duration outside, Function<Duration, Story> at) {
        var edge = new Edge(name, at, inside, outside);
        return new Row(rule, whole, needed, decides, broken, alsoFires, silences, and(edges, edge), noEdge);
    }

    /** A millisecond later than this is outside. */
    Row edge(String name, Duration last, Function<Duration, Story> at) {
        return edge(name, last, last.plusMillis(1), at);
    }

    /** Says why there is no edge. */
    Row noEdge(String why) {
        return new Row(rule, whole, needed, decides, broken, alsoFires, silences, edges, why);
    }

    private static <T> List<T> and(List<T> list, T more) {
        var longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }

    @Override
    public String toString() {
        return rule;
    }
}
