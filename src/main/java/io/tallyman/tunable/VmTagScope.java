package io.tallyman.tunable;

import java.util.List;
import java.util.Map;

/**
 * The instances concerned, by tag or by subnet; without either, every instance.
 *
 * @param tags any one of these is enough; key and value are compared exactly
 * @param subnets any one of these is enough; compared without regard to case, as Azure writes ids in both
 */
public record VmTagScope(List<Tag> tags, List<String> subnets) {

    /** A tag, or a label, of an instance. */
    public record Tag(String key, String value) {}

    public VmTagScope {
        tags = List.copyOf(tags);
        subnets = List.copyOf(subnets);
    }

    /** Whether it leaves nothing out. */
    public boolean isEmpty() {
        return tags.isEmpty() && subnets.isEmpty();
    }

    /** Whether an instance with these tags in this subnet (empty if not told) is concerned. */
    public boolean holds(Map<String, String> instanceTags, String subnet) {
        return isEmpty()
                || tags.stream().anyMatch(tag -> tag.value().equals(instanceTags.get(tag.key())))
                || subnets.stream().anyMatch(subnet::equalsIgnoreCase);
    }
}
