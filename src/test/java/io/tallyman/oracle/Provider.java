package io.tallyman.oracle;

import java.util.List;
import java.util.stream.Stream;

/**
 * Whose cloud the machines of a world are in.
 *
 * @see Ami the images that are there
 */
enum Provider {
    AWS("418293750162", "730518264409", TrailLines.SOURCE),
    GOOGLE("shop-prod-4711", "lab-dev-0815", GoogleLines.SOURCE),
    AZURE("7c1e0f5a-3b52-4d8e-9a41-5f0b6d2c8e10", "2d94b6c8-71fe-4a03-b5d7-90e1c3a8f642", AzureLines.SOURCE);

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
        return Stream.of(GOOGLE, AZURE)
                .filter(provider -> provider.accounts().contains(account))
                .findFirst()
                .orElse(AWS);
    }
}
