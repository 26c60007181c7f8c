package io.tallyman.event;

/**
 * A cloud instance as one record names it. Texts that the record does not hold are empty.
 *
 * @param cloud {@code aws}, {@code gcp} or {@code azure}
 * @param account AWS account id, Google Cloud project id, Azure subscription id in lower case
 * @param region AWS region, Google Cloud zone, Azure location
 * @param id the cloud's own id, never used again: {@code i-…}, Google Cloud's number, Azure's {@code vmId} in lower case
 * @param path what names it at any one time, but may be used again: {@code projects/P/zones/Z/instances/N}, or Azure's
 *     resource id in lower case; empty in AWS
 * @param networkInterface the interface by which the record names it: {@code eni-…}, the resource id of an Azure interface
 *     in lower case, or a MAC address as twelve lower-case hex digits
 */
public record InstanceReference(
        String cloud, String account, String region, String id, String path, String networkInterface) {

    public static final InstanceReference NONE = new InstanceReference("", "", "", "", "", "");

    /** An instance by the cloud's own id. */
    public static InstanceReference ofId(String cloud, String account, String region, String id) {
        return new InstanceReference(cloud, account, region, id, "", "");
    }

    /** An instance by the interface that a record saw. */
    public static InstanceReference ofInterface(String cloud, String account, String region, String networkInterface) {
        return new InstanceReference(cloud, account, region, "", "", networkInterface);
    }

    public boolean isKnown() {
        return !id.isEmpty() || !path.isEmpty() || !networkInterface.isEmpty();
    }

    /** The last part of the path: its name in Google Cloud and Azure; empty in AWS. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
