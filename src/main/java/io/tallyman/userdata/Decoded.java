package io.tallyman.userdata;

import io.tallyman.event.UserDataDirective;
import java.util.List;

/**
 * What came of decoding.
 *
 * @param leftOut one sentence that says which bound left something out; empty where none did
 */
public record Decoded(List<UserDataDirective> directives, String leftOut) {

    public Decoded {
        directives = List.copyOf(directives);
    }
}
