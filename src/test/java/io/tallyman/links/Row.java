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

    /**
     * Another story, with what it says.
     *
     * @param another whether another rule detects it all the same
     */
    record Variant(String name, Story story, boolean another) {

        Variant(String name, Story story) {
            this(name, story, false);
        }
    }

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

    /** It is silent in this story, which another rule detects. */
    Row another(String name, Story story) {
        var variant = new Variant(name, story, true);
        return new Row(rule, whole, needed, decides, and(broken, variant), alsoFires, silences, edges, noEdge);
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

    /** Every story in which it must be silent. */
    List<Variant> silent() {
        var all = new ArrayList<>(broken);
        needed.forEach(link -> all.add(new Variant("without " + link, whole.without(link))));
        silences.forEach(each -> all.add(new Variant(each.silencing(), whole.tuned(each.silencing()))));
        edges.forEach(edge -> all.add(
                new Variant(edge.name() + ": " + edge.outside(), edge.at().apply(edge.outside()))));
        return all;
    }

    /** Every story in which it must fire. */
    List<Variant> firing() {
        var all = new ArrayList<>(alsoFires);
        whole.links().keySet().stream()
                .filter(link -> !needed.contains(link))
                .forEach(link -> all.add(new Variant("without " + link, whole.without(link))));
        silences.forEach(each -> all.add(new Variant("not by " + each.near(), whole.tuned(each.near()))));
        edges.forEach(edge -> all.add(
                new Variant(edge.name() + ": " + edge.inside(), edge.at().apply(edge.inside()))));
        return all;
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
