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
            case LAUNCHED -> {
                page.line("bridge.call", moment.time(), moment.machine().values());
                yield 1 + state(moment, "pending");
            }
            case RUNNING, STARTED -> state(moment, "running");
            case STOPPED -> state(moment, "stopping") + state(moment, "stopped");
            case ENDED -> state(moment, "shutting-down") + state(moment, "terminated");
            case WORKS -> {
                boolean told = page.oneIn(8);
                if (told) {
                    page.line("bridge.other", moment.time(), moment.machine().values());
                }
                yield told ? 1 : 0;
            }
        };
    }

    private int state(Fleet.Moment moment, String state) {
        page.line("bridge.state", moment.time(), moment.machine().with(Map.of("state", state)));
        return 1;
    }
}
