package io.tallyman.tunable;

import io.tallyman.event.ImageReference;
import java.util.List;

/**
 * The registries and repositories whose images are trusted by name.
 *
 * @param patterns for instance {@code registry.corp.example:5000/*}
 */
public record ImageRegistryAllowList(List<ImagePattern> patterns) {

    public ImageRegistryAllowList {
        patterns = List.copyOf(patterns);
    }

    /** Whether any pattern matches this very name; mirrors are not looked at. */
    public boolean allows(ImageReference image) {
        for (var pattern : patterns) {
            if (pattern.matches(image)) {
                return true;
            }
        }
        return false;
    }
}
