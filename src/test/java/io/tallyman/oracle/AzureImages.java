package io.tallyman.oracle;

/** What Azure's activity log tells of images, disks and snapshots, and how it refers to images. */
final class AzureImages {

    private static final String BLOB = "https://store.blob.core.windows.net/vhds/disk.vhd";

    private AzureImages() {}

    static void made(Derivation made, AzureCalls log) {
        log.call(operation(made.id()), made.id())
                .started(made.time().minusMillis(300))
                .accepted(
                        made.time(),
                        "Created",
                        "{'name':'x','id':'%s','location':'westeurope','properties':{'provisioningState':'Creating',%s}}"
                                .formatted(AzureIds.written(made.id()), properties(made)),
                        made.happening())
                .succeeded(made.time().plusMillis(800), "");
    }

    private static String operation(String id) {
        if (id.contains("/versions/")) {
            return "Microsoft.Compute/galleries/images/versions/write";
        }
        return "Microsoft.Compute/%s/write"
                .formatted(id.contains("/images/") ? "images" : id.contains("/disks/") ? "disks" : "snapshots");
    }

    private static String properties(Derivation made) {
        var source = AzureIds.written(made.source());
        var isUpload = made.source().equals(Derivation.UPLOAD);
        if (made.id().contains("/versions/")) {
            var member = source.contains("/virtualMachines/") ? "virtualMachineId" : "id";
            return isUpload
                    ? "'storageProfile':{'osDiskImage':{'source':{'uri':'%s'}}}".formatted(BLOB)
                    : "'storageProfile':{'source':{'%s':'%s'}}".formatted(member, source);
        }
        if (made.id().contains("/images/")) {
            return source.contains("/virtualMachines/")
                    ? "'sourceVirtualMachine':{'id':'%s'}".formatted(source)
                    : "'storageProfile':{'osDisk':{'osType':'Linux',%s}}".formatted(part(source, isUpload));
        }
        return Ami.isOne(made.source())
                ? "'creationData':{'createOption':'FromImage','%s':%s}"
                        .formatted(
                                source.contains("alleries/") ? "galleryImageReference" : "imageReference",
                                exact(made.source()))
                : "'creationData':{'createOption':'Copy','sourceResourceId':'%s'}".formatted(source);
    }

    private static String part(String source, boolean isUpload) {
        if (isUpload) {
            return "'blobUri':'%s'".formatted(BLOB);
        }
        return "'%s':{'id':'%s'}".formatted(source.contains("/snapshots/") ? "snapshot" : "managedDisk", source);
    }

    /* A marketplace image has an id among the resources, too. */
    private static String whole(String image) {
        if (!Ami.isOfMarketplace(image)) {
            return image;
        }
        var parts = image.split(":", -1);
        return "/Subscriptions/%s/Providers/Microsoft.Compute/Locations/westeurope/Publishers/%s/ArtifactTypes/VMImage/Offers/%s/Skus/%s/Versions/%s"
                .formatted(Provider.AZURE.accounts().get(0), parts[0], parts[1], parts[2], parts[3]);
    }

    private static String exact(String image) {
        return "{'%s':'%s'}"
                .formatted(
                        image.startsWith("/community") ? "communityGalleryImageId" : "id",
                        whole(AzureIds.written(image)));
    }

    /** An image as a machine refers to it: that it wants the latest of a gallery, and which one that was. */
    static String reference(String image) {
        if (Ami.isOfMarketplace(image)) {
            var parts = image.split(":", -1);
            return "{'publisher':'%s','offer':'%s','sku':'%s','version':'latest','exactVersion':'%s'}"
                    .formatted(parts[0], parts[1], parts[2], parts[3]);
        }
        var version = image.indexOf("/versions/");
        return version < 0 || image.startsWith("/community")
                ? exact(image)
                : "{'id':'%s','exactVersion':'%s'}"
                        .formatted(
                                AzureIds.written(image.substring(0, version)),
                                image.substring(version + "/versions/".length()));
    }
}
