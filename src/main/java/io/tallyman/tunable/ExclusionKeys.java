package io.tallyman.tunable;

import static io.tallyman.tunable.Key.optional;
import static io.tallyman.tunable.Shapes.list;
import static io.tallyman.tunable.Shapes.object;
import static io.tallyman.tunable.Shapes.text;

import java.util.List;

/** The part of the table of keys that speaks of exclusions and image patterns. */
final class ExclusionKeys {

    static final String IMAGE_CHARACTERS = "^[A-Za-z0-9_.*/:@\\[\\]-]+$";

    static final Shape<ImagePattern> IMAGE =
            text("image pattern", IMAGE_CHARACTERS).to(ImagePattern::parse);

    private static final Key<ImagePattern> IN_IMAGE = optional("image", IMAGE, "The container's image.");
    private static final Key<Glob> IN_NAMESPACE =
            optional("namespace", text("namespace, also with *").to(Glob::new), "The pod's namespace.");
    private static final Key<Glob> COMMAND = optional(
            "command", text("command line, also with *").to(Glob::new), "The whole command line; * is any text.");
    private static final Key<Glob> PARENT = optional(
            "parent",
            text("program or command line, also with *").to(Glob::new),
            "The parent's program or command line; * is any text.");
    private static final Key<DestinationPattern> DESTINATION = optional(
            "destination",
            text("CIDR block, address or domain, also with :port").to(DestinationPattern::parse),
            "Where a connection goes; not together with command or parent.");
    private static final Key<String> REASON = optional("reason", text("text"), "Why it is wanted, for people.");

    static final Shape<Exclusions> SHAPE = list(object(
                    List.of(IN_IMAGE, IN_NAMESPACE, COMMAND, PARENT, DESTINATION, REASON),
                    values -> new Exclusion(
                            values.orNull(IN_IMAGE),
                            values.orNull(IN_NAMESPACE),
                            values.orNull(COMMAND),
                            values.orNull(PARENT),
                            values.orNull(DESTINATION),
                            values.find(REASON).orElse(""))))
            .to(Exclusions::new);

    private ExclusionKeys() {}
}
