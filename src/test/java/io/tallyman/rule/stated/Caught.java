package io.tallyman.rule.stated;

import io.tallyman.rule.sample.Executed;

/** A suspect container ran a suspicious program. */
public record Caught(String title, Suspect suspect, Executed execution) {}
