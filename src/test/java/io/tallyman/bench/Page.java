package io.tallyman.bench;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A text that grows by records made from templates, each on a line of its own. */
final class Page {

    final Templates templates;
    final StringBuilder text = new StringBuilder();
    private final Random random = new Random(17);

    Page(String templates) {
        this.templates = Templates.load(templates);
    }

    void line(String template, Instant time, Map<String, String> values) {
        templates.write(template, time, values, text);
        text.append('\n');
    }

    /** A record made from one of the templates whose names begin so. */
    void any(String prefix, Instant time, Map<String, String> values) {
        line(pick(templates.named(prefix)), time, values);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Below so many. */
    int number(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int count) {
        return random.nextInt(count) == 0;
    }
}
