package io.tallyman.bench;

import java.util.List;

/** Azure's activity log: almost all concerns no machine's life. */
final class ActivityLines implements FleetLines {

    private final Page page;

    ActivityLines(Page page) {
        this.page = page;
    }

    @Override
    public int write(Fleet.Moment moment) {
        var templates = switch (moment.kind()) {
            case LAUNCHED -> List.of("launch", "accepted");
            case RUNNING -> List.of("interface", "launched");
            case ENDED -> List.of("delete");
            case WORKS -> List.of(page.pick(page.templates.named("other")));
            case STOPPED, STARTED -> List.<String>of();
        };
        templates.forEach(
                template -> page.line(template, moment.time(), moment.machine().values()));
        return templates.size();
    }
}
