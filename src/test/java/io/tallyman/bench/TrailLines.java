package io.tallyman.bench;

import java.util.Map;

/** Calls of AWS's API as CloudTrail writes them: almost all concern no instance's life. */
final class TrailLines implements FleetLines {

    private final Page page;
    private final boolean file;
    private boolean begun;

    /** @param file whether they stand in one {@code {"Records":[…]}} as in S3, or one a line */
    TrailLines(Page page, boolean file) {
        this.page = page;
        this.file = file;
    }

    @Override
    public void begin() {
        page.text.append(file ? "{\"Records\":[" : "");
    }

    @Override
    public void end() {
        page.text.append(file ? "]}\n" : "");
    }

    @Override
    public int write(Fleet.Moment moment) {
        var template = switch (moment.kind()) {
            case LAUNCHED -> "launch";
            case STOPPED -> "stop";
            case STARTED -> "start";
            case ENDED -> "terminate";
            case WORKS -> page.pick(page.templates.named("other"));
            case RUNNING -> "";
        };
        if (template.isEmpty()) {
            return 0;
        }
        page.text.append(file && begun ? "," : "");
        begun = true;
        Map<String, String> values = moment.machine().values();
        page.templates.write(template, moment.time(), values, page.text);
        page.text.append(file ? "" : "\n");
        return 1;
    }
}
