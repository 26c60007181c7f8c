package io.tallyman.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Open cases, the one that happened first in front; of several at one time the one that came first.
 *
 * <p>Events come nearly in the order of their time, and leave by it. So a case is only put to those of about its time, and
 * these are sorted when the first of them is asked for.
 */
final class Docket {

    private final TreeMap<Long, Page> pages = new TreeMap<>();
    /** The one that was added to last: most often the next case's, too. */
    private Page last = new Page(Long.MIN_VALUE);

    private int size;

    /** Cases of about one time. */
    private static final class Page {
        private final long number;
        private final List<Case> cases = new ArrayList<>();
        private int removed;
        private boolean sorted = true;

        Page(long number) {
            this.number = number;
        }

        void add(Case open) {
            sorted &= cases.isEmpty() || cases.get(cases.size() - 1).compareTo(open) <= 0;
            cases.add(open);
        }

        Case first() {
            if (!sorted) {
                cases.subList(0, removed).clear();
                removed = 0;
                cases.sort(null);
                sorted = true;
            }
            return cases.get(removed);
        }

        boolean isUsedUp() {
            return removed == cases.size();
        }
    }

    void add(Case open) {
        var number = open.page();
        if (last.number != number || last.isUsedUp()) {
            last = pages.computeIfAbsent(number, Page::new);
        }
        last.add(open);
        size++;
    }

    /** Whether the first case happened by that time. */
    boolean isDue(Instant by) {
        return size > 0
                && pages.firstKey() <= Case.page(by)
                && !pages.firstEntry().getValue().first().isAfter(by);
    }

    /** Takes the first case out; there must be one. */
    Case remove() {
        var page = pages.firstEntry().getValue();
        var first = page.first();
        page.removed++;
        if (page.isUsedUp()) {
            pages.remove(page.number);
        }
        size--;
        return first;
    }

    int size() {
        return size;
    }
}
