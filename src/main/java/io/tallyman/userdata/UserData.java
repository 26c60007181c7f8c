package io.tallyman.userdata;

import io.tallyman.event.UserDataDirective;
import io.tallyman.event.UserDataObserved;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Decodes user data into directives, through any nesting of base64, gzip and MIME, as <a
 * href="https://cloudinit.readthedocs.io/en/latest/explanation/format.html">cloud-init</a> and <a
 * href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html">EC2's agents for Windows</a> read it.
 *
 * <p>Nothing is fetched or run, and nothing is ever thrown: what cannot be decoded is left out. A script is one directive,
 * so that a download in one line and its start in another are seen together; one longer than a command line is read is cut
 * between lines into several.
 */
public final class UserData {

    private UserData() {}

    /** What it tells the instance to do, in the order in which it stands. */
    public static List<UserDataDirective> directives(UserDataObserved event) {
        return read(event).directives();
    }

    /** The same, and which bound left something out. */
    public static Decoded read(UserDataObserved event) {
        if (event.content().length() > Budget.MOST_CHARACTERS) {
            return new Decoded(
                    List.of(),
                    "content (%d characters) is longer than any cloud allows; expected at most %d."
                            .formatted(event.content().length(), Budget.MOST_CHARACTERS));
        }
        var budget = new Budget();
        var directives = new Directives(event, budget);
        new Decoder(directives, budget, event.machine().cloud())
                .open(event.content().getBytes(StandardCharsets.UTF_8), "", 0);
        return new Decoded(directives.all(), budget.exceeded());
    }
}
