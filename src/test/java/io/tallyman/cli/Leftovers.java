package io.tallyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.session.Status;

/** What a detector may still hold when its input has ended: the tunables. */
final class Leftovers {

    private Leftovers() {}

    static void assertNone(Status status) {
        assertThat(status.facts()).as("facts").isEqualTo(1);
        assertThat(status.openChains()).as("open chains").isZero();
        assertThat(status.waiting()).as("waiting events").isZero();
    }

    /** Nor may the directory hold anything, where all had ended. */
    static void assertNothingAtAll(Status status) {
        assertNone(status);
        assertThat(status.directory().values()).as("%s", status.directory()).containsOnly(0);
    }
}
