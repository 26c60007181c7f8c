package io.tallyman.source;

import io.tallyman.event.InstanceReference;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * The fields {@code cloud.*} by which a Beat or an Elastic Agent says on which instance it runs: it asks the cloud's own
 * metadata service, so that they name the instance exactly.
 *
 * @see <a href="https://www.elastic.co/docs/reference/ecs/ecs-cloud">Cloud fields of the common schema</a>
 */
public final class CloudFields {

    private CloudFields() {}

    /** The instance of the shipper; {@link InstanceReference#NONE} where it is told none of AWS, Google Cloud or Azure. */
    public static InstanceReference machine(JsonNode record) {
        var id = Json.text(record, "cloud", "instance", "id");
        var cloud = cloud(record);
        if (id.isEmpty() || cloud.isEmpty()) {
            return InstanceReference.NONE;
        }
        var place = cloud.equals("gcp") ? "availability_zone" : "region";
        return InstanceReference.ofId(
                cloud, account(record), lastPart(Json.text(record, "cloud", place)), asWritten(cloud, id));
    }

    /** The shipper's account, project or subscription; empty where it is not told. */
    public static String account(JsonNode record) {
        var cloud = cloud(record);
        var project = Json.text(record, "cloud", "project", "id");
        return cloud.equals("gcp") && !project.isEmpty()
                ? project
                : asWritten(cloud, Json.text(record, "cloud", "account", "id"));
    }

    private static String cloud(JsonNode record) {
        return switch (Json.text(record, "cloud", "provider").toLowerCase(Locale.ROOT)) {
            case "aws" -> "aws";
            case "gcp" -> "gcp";
            case "azure" -> "azure";
            default -> "";
        };
    }

    /** Azure's ids are told in either case. */
    private static String asWritten(String cloud, String id) {
        return cloud.equals("azure") ? id.toLowerCase(Locale.ROOT) : id;
    }

    /** A zone may be told with the path of its project before it. */
    private static String lastPart(String place) {
        return place.substring(place.lastIndexOf('/') + 1);
    }
}
