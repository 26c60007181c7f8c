package io.tallyman.rule.stated;

import io.tallyman.event.EventTime;
import io.tallyman.rule.sample.Happening;
import io.tallyman.rule.sample.Started;

/** A container of an untrusted image started. */
public record Suspect(Started start) implements Happening {

    public static Suspect of(Started start) {
        return new Suspect(start);
    }

    @Override
    public EventTime time() {
        return start.time();
    }

    @Override
    public String container() {
        return start.container();
    }

    @Override
    public String network() {
        return start.network();
    }
}
