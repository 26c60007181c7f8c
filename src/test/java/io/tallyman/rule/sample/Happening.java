package io.tallyman.rule.sample;

import io.tallyman.event.Timed;

/** Something that happened to a container. */
public interface Happening extends Timed {

    String container();

    String network();
}
