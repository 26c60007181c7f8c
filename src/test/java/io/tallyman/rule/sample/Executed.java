package io.tallyman.rule.sample;

import io.tallyman.event.EventTime;
import java.util.List;

/** A program ran. */
public record Executed(EventTime time, String container, String network, String binary, List<String> arguments)
        implements Happening {

    /** Whether an argument names another machine. */
    public boolean isOutbound() {
        return arguments.stream().anyMatch(argument -> argument.startsWith("http"));
    }
}
