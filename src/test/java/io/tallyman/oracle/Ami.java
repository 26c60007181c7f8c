package io.tallyman.oracle;

import java.util.List;

/**
 * A machine image.
 *
 * @param owner the account that has it
 * @param alias the owner's, where it has one
 * @param snapshot what it lies on
 * @param isListed whether the inventory has it
 */
record Ami(String id, String owner, String alias, String snapshot, boolean isListed) {

    /** The accounts of a world; the images of the first are approved. */
    static final List<String> ACCOUNTS = List.of("418293750162", "730518264409");

    static final String GOLDEN_OWNER = "204718836590";
    private static final String STRANGER = "905511223377";

    /** Somebody's, but named in the catalog. */
    static final String LISTED = "ami-0c0ffee0000000005";

    /** What is there before the world begins, each in the inventory or not. */
    static List<Ami> stock(List<Boolean> isListed) {
        return List.of(
                new Ami("ami-0a11ce00000000001", "137112412989", "amazon", "snap-0a000000000000001", isListed.get(0)),
                new Ami("ami-0a11ce00000000002", GOLDEN_OWNER, "", "snap-0a000000000000002", isListed.get(1)),
                new Ami("ami-0bad0000000000003", STRANGER, "", "snap-0a000000000000003", isListed.get(2)),
                new Ami("ami-0a11ce00000000004", ACCOUNTS.get(0), "", "snap-0a000000000000004", isListed.get(3)),
                new Ami(LISTED, STRANGER, "", "snap-0a000000000000005", isListed.get(4)),
                new Ami("ami-0bad0000000000006", ACCOUNTS.get(1), "", "snap-0a000000000000006", isListed.get(5)));
    }

    String inventory() {
        return "inventory:" + id;
    }
}
