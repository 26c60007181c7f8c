package io.tallyman.identity;

import io.tallyman.event.Event;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A path at which instances stand one after the other, and what was told of it without saying of which. */
final class InstancePlace {

    final Set<InstanceEntry> lives = new LinkedHashSet<>(1);
    final List<Event> told = new ArrayList<>(1);
}
