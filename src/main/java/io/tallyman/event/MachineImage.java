package io.tallyman.event;

/**
 * A machine image as one record names it. Texts that the record does not hold are empty.
 *
 * @param cloud {@code aws}, {@code gcp} or {@code azure}
 * @param id {@code ami-…}; {@code projects/P/global/images/N}, also for a family
 *     ({@code projects/P/global/images/family/F}); Azure's resource or gallery id in lower case, or for a marketplace
 *     image {@code publisher:offer:sku:version} in lower case
 * @param owner account id of an AMI's owner, project of a Google Cloud image, publisher of a marketplace image, in lower
 *     case; empty where no record tells it
 * @param ownerAlias AWS's word for a well-known owner ({@code amazon}, {@code aws-marketplace})
 * @param name the image's name as people know it
 */
public record MachineImage(String cloud, String id, String owner, String ownerAlias, String name) {

    public static final MachineImage NONE = new MachineImage("", "", "", "", "");

    /** An image of which only the id is told: that of a marketplace image begins with its publisher. */
    public static MachineImage of(String cloud, String id) {
        var publisher = cloud.equals("azure") ? Math.max(0, id.indexOf(':')) : 0;
        return new MachineImage(cloud, id, id.substring(0, publisher), "", "");
    }

    public boolean isKnown() {
        return !id.isEmpty();
    }

    @Override
    public String toString() {
        var known = ownerAlias.isEmpty() ? owner : ownerAlias;
        var named = name.isEmpty() || id.contains(name) ? id : id + " (" + name + ")";
        return known.isEmpty() || id.contains(known) ? named : named + " of " + known;
    }
}
