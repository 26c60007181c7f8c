package io.tallyman.oracle;

import java.util.List;

/**
 * Whose cloud the machines of a world are in.
 *
 * @see Ami the images that are there
 */
enum Provider {
    AWS(List.of("418293750162", "730518264409"), TrailLines.SOURCE),
    GOOGLE(List.of("shop-prod-4711", "lab-dev-0815"), GoogleLines.SOURCE);

    /** The accounts of a world; the images of the first are approved. */
    @SuppressWarnings("ImmutableEnumChecker") // the lists are immutable ones
    final List<String> accounts;

    /** The log of its API's calls. */
    final String control;

    Provider(List<String> accounts, String control) {
        this.accounts = accounts;
        this.control = control;
    }

    static Provider of(String account) {
        return GOOGLE.accounts.contains(account) ? GOOGLE : AWS;
    }
}
