package io.tallyman.bench;

import java.util.Map;

/** AWS's events of EventBridge: an instance's states, and calls of the API. */
final class BridgeLines implements FleetLines {

    private final Page page;

    BridgeLines(Page page) {
        this.page = page;
    }

    @Override
    public int write(Fleet.Moment moment) {
        return switch (moment.kind()) {
            case LAUNCHED -> state(moment, "pending") + line("bridge.call", moment);
            case RUNNING, STARTED -> state(moment, "running");
            case STOPPED -> state(moment, "stopping") + state(moment, "stopped");
            case ENDED -> state(moment, "shutting-down") + state(moment, "terminated");
            case WORKS -> page.oneIn(8) ? line("bridge.other", moment) : 0;
        };
    }

    private int line(String template, Fleet.Moment moment) {
        page.line(template, moment.time(), moment.machine().values());
        return 1;
    }

    private int state(Fleet.Moment moment, String state) {
        page.line("bridge.state", moment.time(), moment.machine().with(Map.of("state", state)));
        return 1;
    }
}
