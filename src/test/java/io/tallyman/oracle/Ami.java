package io.tallyman.oracle;

import java.util.List;
import java.util.stream.Stream;

/**
 * A machine image.
 *
 * @param owner the account that has it
 * @param alias the owner's, where it has one
 * @param snapshot what it lies on
 * @param isListed whether the inventory has it
 */
record Ami(String id, String owner, String alias, String snapshot, boolean isListed) {

    static final String GOLDEN_OWNER = "204718836590";
    private static final String STRANGER = "905511223377";

    /** Somebody's, but named in the catalog. */
    static final String LISTED = "ami-0c0ffee0000000005";

    /** The same in Google's cloud. */
    static final String LISTED_PATH = "projects/freevm-9/global/images/blessed";

    /** The same in Azure. */
    static final String LISTED_RESOURCE =
            "/subscriptions/00000000-0bad-4000-8000-000000000009/resourcegroups/rg-free/providers/microsoft.compute/images/blessed";

    /** Approved, with all that lies below it. */
    static final String GALLERY = gallery(Provider.AZURE.accounts().get(0));

    static final String PUBLISHER = "canonical";

    static final String GOLDEN_PROJECT = "corp-images";

    /** What is there before the world begins, each in the inventory or not. */
    static List<Ami> stock(Provider provider, List<Boolean> isListed) {
        return switch (provider) {
            case AWS -> aws(isListed);
            case GOOGLE -> google();
            case AZURE -> azure();
        };
    }

    /* Who publishes it, or whose it is, stands in the id. */
    private static List<Ami> azure() {
        return Stream.of(
                        PUBLISHER + ":ubuntu-24_04-lts:server:24.04.202610150",
                        GALLERY + "/images/golden/versions/40.0.0",
                        "hashworks-llc:miner-base:gen2:1.0.7",
                        GALLERY + "/images/own/versions/1.0.0",
                        LISTED_RESOURCE,
                        "/communitygalleries/fast-5f1c/images/ubuntu/versions/2.0.1")
                .map(id -> new Ami(id, "", "", "", false))
                .toList();
    }

    /** The gallery of a subscription in Azure. */
    static String gallery(String account) {
        return "/subscriptions/%s/resourcegroups/rg-images/providers/microsoft.compute/galleries/corp"
                .formatted(account);
    }

    /* The path says whose it is. */
    private static List<Ami> google() {
        return List.of(
                google("projects/" + GOLDEN_PROJECT + "/global/images/golden-2026w40"),
                google("projects/" + GOLDEN_PROJECT + "/global/images/golden-2026w41"),
                google("projects/freevm-9/global/images/ubuntu-fast"),
                google("projects/" + Provider.GOOGLE.accounts().get(0) + "/global/images/own"),
                google(LISTED_PATH),
                google("projects/" + Provider.GOOGLE.accounts().get(1) + "/global/images/lab"));
    }

    private static Ami google(String path) {
        return new Ami(
                path,
                path.substring("projects/".length(), path.indexOf("/global/")),
                "",
                path.replace("/images/", "/snapshots/"),
                false);
    }

    private static List<Ami> aws(List<Boolean> isListed) {
        return List.of(
                new Ami("ami-0a11ce00000000001", "137112412989", "amazon", "snap-0a000000000000001", isListed.get(0)),
                new Ami("ami-0a11ce00000000002", GOLDEN_OWNER, "", "snap-0a000000000000002", isListed.get(1)),
                new Ami("ami-0bad0000000000003", STRANGER, "", "snap-0a000000000000003", isListed.get(2)),
                new Ami(
                        "ami-0a11ce00000000004",
                        Provider.AWS.accounts().get(0),
                        "",
                        "snap-0a000000000000004",
                        isListed.get(3)),
                new Ami(LISTED, STRANGER, "", "snap-0a000000000000005", isListed.get(4)),
                new Ami(
                        "ami-0bad0000000000006",
                        Provider.AWS.accounts().get(1),
                        "",
                        "snap-0a000000000000006",
                        isListed.get(5)));
    }

    String inventory() {
        return "inventory:" + id;
    }

    /** Whether an id is that of an image. */
    static boolean isOne(String id) {
        return id.startsWith("ami-")
                || id.contains("/images/")
                || id.contains("/machineImages/")
                || isOfMarketplace(id);
    }

    /** Whether an id is that of an image of Azure's marketplace. */
    static boolean isOfMarketplace(String id) {
        return id.contains(":");
    }

    /** Whether the id says whose the image is. */
    static boolean saysOwner(String id) {
        return id.contains("/") || isOfMarketplace(id);
    }

    boolean isApproved() {
        if (owner.isEmpty() || Provider.of(owner) == Provider.AZURE) {
            return id.startsWith(PUBLISHER + ":") || id.startsWith(GALLERY + "/");
        }
        return alias.equals("amazon")
                || owner.equals(GOLDEN_OWNER)
                || owner.equals(GOLDEN_PROJECT)
                || owner.equals(Provider.of(owner).accounts().get(0));
    }
}
