package io.tallyman.tunable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovedImageCatalogTest {

    private final Tunables tunables = Given.tunables("""
            ApprovedImageCatalog:
              aws: {owners: ["011122223333", amazon], images: [ami-0aaaaaaaaaaaaaaa1]}
              gcp: {projects: [corp-images], images: [projects/partner/global/images/web-*]}
              azure:
                publishers: [canonical]
                galleries: [/subscriptions/1/resourceGroups/rg/providers/Microsoft.Compute/galleries/corp, "/CommunityGalleries/acme-*/*"]
                images: ["/subscriptions/1/resourceGroups/*/providers/Microsoft.Compute/images/base"]
            VMTagScope: {tags: [{key: env, value: prod}, {key: public, value: true}], subnets: [subnet-0pub0000000000001]}
            """);

    private final ApprovedImageCatalog catalog = tunables.approvedImageCatalog();

    @Test
    void awsGoesByOwnerAndId() {
        assertThat(catalog.aws().approvesOwner("011122223333")).isTrue();
        assertThat(catalog.aws().approvesOwner("11122223333")).isFalse();
        assertThat(catalog.aws().approvesOwner("amazon")).isTrue();
        assertThat(catalog.aws().approvesOwner("")).isFalse();
        assertThat(catalog.aws().approvesImage("ami-0aaaaaaaaaaaaaaa1")).isTrue();
        assertThat(catalog.aws().approvesImage("ami-0aaaaaaaaaaaaaaa12")).isFalse();
    }

    @Test
    void anAccountIdMayBeWrittenWithoutQuotesAndKeepsItsZero() {
        var unquoted = Given.tunables("ApprovedImageCatalog: {aws: {owners: [011122223333]}}");
        assertThat(unquoted.approvedImageCatalog().aws().approvesOwner("011122223333"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "projects/corp-images/global/images/debian-12, true",
        "https://www.googleapis.com/compute/v1/projects/corp-images/global/images/family/web, true",
        "projects/partner/global/images/web-7, true",
        "projects/partner/global/images/db-7, false",
        "projects/corp-images-evil/global/images/debian-12, false",
        "projects/evil/global/images/projects/corp-images/x, false",
        "global/images/debian-12, false",
        "'', false",
    })
    void gcpGoesByTheProjectSegmentOrThePath(String image, boolean approved) {
        assertThat(catalog.gcp().approvesImage(image)).isEqualTo(approved);
    }

    @ParameterizedTest
    @CsvSource({
        "/subscriptions/1/resourcegroups/RG/providers/Microsoft.Compute/galleries/corp/images/web/versions/1.0.0, true",
        "/subscriptions/1/resourceGroups/rg/providers/Microsoft.Compute/galleries/corp, true",
        "/subscriptions/1/resourceGroups/rg/providers/Microsoft.Compute/galleries/corpx/images/web, false",
        "/subscriptions/2/resourceGroups/rg/providers/Microsoft.Compute/galleries/corp/images/web, false",
        "/CommunityGalleries/acme-1234/images/web, true",
        "/CommunityGalleries/evil/images/web, false",
        "'', false",
    })
    void anAzureGalleryHoldsWhatLiesBelowIt(String id, boolean approved) {
        assertThat(catalog.azure().approvesGallery(id)).isEqualTo(approved);
    }

    @Test
    void azurePublishersAndImagesAreComparedWithoutRegardToCase() {
        assertThat(catalog.azure().approvesPublisher("Canonical")).isTrue();
        assertThat(catalog.azure().approvesPublisher("canonical2")).isFalse();
        assertThat(catalog.azure()
                        .approvesImage("/Subscriptions/1/resourceGroups/any/providers/microsoft.compute/IMAGES/base"))
                .isTrue();
        assertThat(catalog.azure()
                        .approvesImage("/subscriptions/1/resourceGroups/a/b/providers/Microsoft.Compute/images/base"))
                .isFalse();
    }

    @Test
    void theScopeIsAnyTagOrAnySubnet() {
        var scope = tunables.vmTagScope();
        assertThat(scope.holds(Map.of("env", "prod"), "")).isTrue();
        assertThat(scope.holds(Map.of("public", "true"), "")).isTrue();
        assertThat(scope.holds(Map.of("env", "prod2"), "")).isFalse();
        assertThat(scope.holds(Map.of(), "SUBNET-0pub0000000000001")).isTrue();
        assertThat(scope.holds(Map.of(), "subnet-other")).isFalse();
        assertThat(TunablesFile.defaults().vmTagScope().holds(Map.of(), "")).isTrue();
    }
}
