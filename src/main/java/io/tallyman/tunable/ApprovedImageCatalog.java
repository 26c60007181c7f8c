package io.tallyman.tunable;

import io.tallyman.event.MachineImage;
import java.util.List;
import java.util.Locale;

/** The machine images, and the owners of machine images, that instances may be launched from. */
public record ApprovedImageCatalog(Aws aws, Gcp gcp, Azure azure) {

    /** Whether an image is approved: by itself, or by its owner, project, publisher or gallery. */
    public boolean approves(MachineImage image) {
        return lists(image) || approvesOwner(image);
    }

    /** Whether an image itself is named, whoever owns it. */
    public boolean lists(MachineImage image) {
        return switch (image.cloud()) {
            case "aws" -> aws.approvesImage(image.id());
            case "gcp" -> gcp.listsImage(image.id());
            case "azure" -> azure.approvesImage(image.id());
            default -> false;
        };
    }

    private boolean approvesOwner(MachineImage image) {
        return switch (image.cloud()) {
            case "aws" -> aws.approvesOwner(image.owner()) || aws.approvesOwner(image.ownerAlias());
            case "gcp" -> gcp.approvesImage(image.id());
            case "azure" -> azure.approvesPublisher(image.owner()) || azure.approvesGallery(image.id());
            default -> false;
        };
    }

    /**
     * Approved in AWS.
     *
     * @param owners account ids, or aliases such as {@code amazon}
     * @param images AMI ids
     */
    public record Aws(List<String> owners, List<String> images) {

        public Aws {
            owners = List.copyOf(owners);
            images = List.copyOf(images);
        }

        public boolean approvesOwner(String owner) {
            return owners.contains(owner);
        }

        public boolean approvesImage(String id) {
            return images.contains(id);
        }
    }

    /**
     * Approved in Google Cloud.
     *
     * @param projects ids of projects whose images are approved
     * @param images paths such as {@code projects/corp/global/images/web-*}
     */
    public record Gcp(List<String> projects, List<PathGlob> images) {

        public Gcp {
            projects = List.copyOf(projects);
            images = List.copyOf(images);
        }

        public boolean approvesProject(String project) {
            return projects.contains(project);
        }

        /** Whether an image is named itself, by its path or URL. */
        public boolean listsImage(String image) {
            var path = path(image);
            return images.stream().anyMatch(pattern -> pattern.matches(path));
        }

        /** Whether an image, by its path or URL, is listed or lies in an approved project. */
        public boolean approvesImage(String image) {
            var path = path(image);
            var parts = path.split("/", 3);
            return (parts.length == 3 && parts[0].equals("projects") && approvesProject(parts[1]))
                    || images.stream().anyMatch(pattern -> pattern.matches(path));
        }

        /** From the first {@code projects} segment on: what stands before it is the API's address. */
        private static String path(String image) {
            var slashed = image.startsWith("/") ? image : "/" + image;
            var start = slashed.indexOf("/projects/");
            return start < 0 ? "" : slashed.substring(start + 1);
        }
    }

    /**
     * Approved in Azure. Everything is compared without regard to case.
     *
     * @param publishers of marketplace images
     * @param galleries resource ids of galleries or of paths in them
     * @param images resource ids
     */
    public record Azure(List<String> publishers, List<PathGlob> galleries, List<PathGlob> images) {

        public Azure {
            publishers = List.copyOf(publishers);
            galleries = List.copyOf(galleries);
            images = List.copyOf(images);
        }

        public boolean approvesPublisher(String publisher) {
            return publishers.stream().anyMatch(publisher::equalsIgnoreCase);
        }

        /** Whether an image's id is an approved gallery's or lies below it. */
        public boolean approvesGallery(String imageId) {
            var lower = imageId.toLowerCase(Locale.ROOT);
            return galleries.stream().anyMatch(gallery -> gallery.covers(lower));
        }

        public boolean approvesImage(String imageId) {
            var lower = imageId.toLowerCase(Locale.ROOT);
            return images.stream().anyMatch(pattern -> pattern.matches(lower));
        }
    }
}
