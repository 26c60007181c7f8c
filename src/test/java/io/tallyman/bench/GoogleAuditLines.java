package io.tallyman.bench;

/** Cloud Audit Logs of a project: almost all concern no instance's life. */
final class GoogleAuditLines implements FleetLines {

    private final Page page;

    GoogleAuditLines(Page page) {
        this.page = page;
    }

    @Override
    public int write(Fleet.Moment moment) {
        var template = switch (moment.kind()) {
            case LAUNCHED -> "launch";
            case RUNNING -> "launched";
            case ENDED -> "delete";
            case WORKS -> page.pick(page.templates.named("other"));
            case STOPPED, STARTED -> "";
        };
        if (template.isEmpty()) {
            return 0;
        }
        page.line(template, moment.time(), moment.machine().values());
        return 1;
    }
}
