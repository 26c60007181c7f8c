package io.tallyman.oracle;

import java.util.List;

/**
 * Whose cloud the machines of a world are in.
 *
 * @see Ami the images that are there
 */
enum Provider {
    AWS("418293750162", "730518264409", TrailLines.SOURCE),
    GOOGLE("shop-prod-4711", "lab-dev-0815", GoogleLines.SOURCE);

    private final String first;
    private final String second;

    /** The log of its API's calls. */
    final String control;

    Provider(String first, String second, String control) {
        this.first = first;
        this.second = second;
        this.control = control;
    }

    /** The accounts of a world; the images of the first are approved. */
    List<String> accounts() {
        return List.of(first, second);
    }

    static Provider of(String account) {
        return GOOGLE.accounts().contains(account) ? GOOGLE : AWS;
    }
}
