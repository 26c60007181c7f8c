package io.tallyman.rule.sample;

import io.tallyman.event.EventTime;

/** A container started. */
public record Started(EventTime time, String container, String network, String image) implements Happening {}
