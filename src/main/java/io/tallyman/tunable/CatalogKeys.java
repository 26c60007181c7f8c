package io.tallyman.tunable;

import static io.tallyman.tunable.Key.required;
import static io.tallyman.tunable.Shapes.identifier;
import static io.tallyman.tunable.Shapes.layered;
import static io.tallyman.tunable.Shapes.list;
import static io.tallyman.tunable.Shapes.object;
import static io.tallyman.tunable.Shapes.text;

import io.tallyman.tunable.ApprovedImageCatalog.Aws;
import io.tallyman.tunable.ApprovedImageCatalog.Azure;
import io.tallyman.tunable.ApprovedImageCatalog.Gcp;
import java.util.List;
import java.util.Locale;

/** The part of the table of keys that speaks of machine images and instances. */
final class CatalogKeys {

    private static final Key<List<String>> OWNERS = required(
            "owners",
            list(identifier("account id of 12 digits, or an alias such as amazon")
                    .to(CatalogKeys::owner)),
            "Accounts whose AMIs are approved; ids of 12 digits, or aliases such as amazon.");
    private static final Key<List<String>> AMIS =
            required("images", list(text("AMI id", "^ami-[0-9a-f]+$").to(CatalogKeys::ami)), "Ids of approved AMIs.");
    private static final Key<Aws> AWS = required(
            "aws",
            layered(List.of(OWNERS, AMIS), values -> new Aws(values.get(OWNERS), values.get(AMIS))),
            "Approved in AWS.");

    private static final Key<List<String>> PROJECTS = required(
            "projects",
            list(text("project id", "^[a-z0-9.:-]+$").to(CatalogKeys::project)),
            "Projects whose images are approved.");
    private static final Key<List<PathGlob>> GCP_IMAGES = required(
            "images",
            list(text("path that begins with projects/", "^projects/[^ ]+$").to(CatalogKeys::gcpImage)),
            "Paths of approved images, from projects/ on; * stands within a segment, or last for all below.");
    private static final Key<Gcp> GCP = required(
            "gcp",
            layered(List.of(PROJECTS, GCP_IMAGES), values -> new Gcp(values.get(PROJECTS), values.get(GCP_IMAGES))),
            "Approved in Google Cloud.");

    private static final Shape<PathGlob> RESOURCE =
            text("resource id that begins with /", "^/[^ ]+$").to(CatalogKeys::resource);
    private static final Key<List<String>> PUBLISHERS =
            required("publishers", list(text("publisher")), "Publishers of approved marketplace images.");
    private static final Key<List<PathGlob>> GALLERIES = required(
            "galleries", list(RESOURCE), "Resource ids of approved galleries; * stands within a segment, or last.");
    private static final Key<List<PathGlob>> AZURE_IMAGES =
            required("images", list(RESOURCE), "Resource ids of approved images; * stands within a segment, or last.");
    private static final Key<Azure> AZURE = required(
            "azure",
            layered(
                    List.of(PUBLISHERS, GALLERIES, AZURE_IMAGES),
                    values -> new Azure(values.get(PUBLISHERS), values.get(GALLERIES), values.get(AZURE_IMAGES))),
            "Approved in Azure.");

    static final Shape<ApprovedImageCatalog> SHAPE = layered(
            List.of(AWS, GCP, AZURE),
            values -> new ApprovedImageCatalog(values.get(AWS), values.get(GCP), values.get(AZURE)));

    private static final Key<String> TAG_KEY = required("key", identifier("text"), "The tag's key.");
    private static final Key<String> TAG_VALUE = required("value", identifier("text"), "The tag's whole value.");
    private static final Key<List<VmTagScope.Tag>> TAGS = required(
            "tags",
            list(object(
                    List.of(TAG_KEY, TAG_VALUE),
                    values -> new VmTagScope.Tag(values.get(TAG_KEY), values.get(TAG_VALUE)))),
            "Tags or labels, any one of which is enough.");
    private static final Key<List<String>> SUBNETS =
            required("subnets", list(text("subnet id")), "Subnets, any one of which is enough.");

    static final Shape<VmTagScope> SCOPE =
            layered(List.of(TAGS, SUBNETS), values -> new VmTagScope(values.get(TAGS), values.get(SUBNETS)));

    private CatalogKeys() {}

    private static String owner(String written) {
        return check(written, "\\d{12}|[a-z][a-z0-9-]*", "account: expected an id of 12 digits, or an alias");
    }

    private static String ami(String written) {
        return check(written, "ami-[0-9a-f]{8,17}", "AMI: expected ami- and 8 to 17 hex digits");
    }

    private static String project(String written) {
        return check(written, "[a-z0-9.:-]+", "project: expected lower-case letters, digits and -");
    }

    private static PathGlob gcpImage(String written) {
        return PathGlob.parse(check(written, "projects/\\S+", "image path: expected one that begins with projects/"));
    }

    private static PathGlob resource(String written) {
        var id = check(written, "/\\S+", "resource id: expected one that begins with /");
        return PathGlob.parse(id.toLowerCase(Locale.ROOT));
    }

    private static String check(String written, String pattern, String otherwise) {
        if (!written.matches(pattern)) {
            throw new IllegalArgumentException("\"%s\" is no %s".formatted(written, otherwise));
        }
        return written;
    }
}
