package io.tallyman.event;

import java.util.Set;

/**
 * Somebody searched for machine images by name without saying whose: whoever publishes a matching name is found (the
 * precursor of name confusion). A search that names owners or image ids is no such event.
 *
 * @param account the account that searched
 * @param user who called; empty if not told
 * @param names the name patterns that were searched for
 */
public record ImagesSearched(
        EventTime time,
        Origin origin,
        String cloud,
        String account,
        String user,
        Set<String> names,
        Attribution attribution)
        implements Attributable {

    public ImagesSearched {
        names = Set.copyOf(names);
    }

    @Override
    public ImagesSearched attributedTo(Attribution other) {
        return new ImagesSearched(time, origin, cloud, account, user, names, other);
    }
}
