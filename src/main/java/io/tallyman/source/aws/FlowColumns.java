package io.tallyman.source.aws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which column of a flow log is where: as its first line says, or one of AWS's documented orders where there is no such
 * line.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html">Flow log records</a>
 */
final class FlowColumns {

    /** All fields as AWS lists them; the default format of version 2 is the first 14. */
    private static final FlowColumns LISTED =
            of("version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action"
                    + " log-status vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr region az-id"
                    + " sublocation-type sublocation-id pkt-src-aws-service pkt-dst-aws-service flow-direction"
                    + " traffic-path ecs-cluster-arn ecs-cluster-name ecs-container-instance-arn"
                    + " ecs-container-instance-id ecs-container-id ecs-second-container-id ecs-service-name"
                    + " ecs-task-definition-arn ecs-task-arn ecs-task-id reject-reason");

    /* The orders of AWS's examples of custom formats. */
    private static final List<FlowColumns> EXAMPLES = List.of(
            of("version vpc-id subnet-id instance-id interface-id account-id type srcaddr dstaddr srcport dstport"
                    + " pkt-srcaddr pkt-dstaddr protocol bytes packets start end action tcp-flags log-status"),
            of("version srcaddr dstaddr srcport dstport protocol start end type packets bytes account-id vpc-id"
                    + " subnet-id instance-id interface-id region az-id sublocation-type sublocation-id action"
                    + " tcp-flags pkt-srcaddr pkt-dstaddr pkt-src-aws-service pkt-dst-aws-service traffic-path"
                    + " flow-direction log-status"));

    private static final int DEFAULT = 14;

    private final Map<String, Integer> places = new HashMap<>();
    private final int count;

    private FlowColumns(List<String> names) {
        count = names.size();
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i), i);
        }
    }

    private static FlowColumns of(String names) {
        return new FlowColumns(List.of(names.split(" ")));
    }

    /** The columns that a line names; empty where the line is none of names. */
    static Optional<FlowColumns> named(List<String> line) {
        var names = line.stream().map(FlowColumns::bare).toList();
        var isHeader = names.containsAll(List.of("srcaddr", "dstaddr"))
                || names.containsAll(List.of("pkt-srcaddr", "pkt-dstaddr"));
        return isHeader && names.stream().allMatch(name -> name.matches("[a-z][a-z0-9-]*"))
                ? Optional.of(new FlowColumns(names))
                : Optional.empty();
    }

    /** A name as a format is defined, {@code ${srcaddr}}, or as tables write it, {@code account_id}. */
    private static String bare(String name) {
        var inner = name.startsWith("${") && name.endsWith("}") ? name.substring(2, name.length() - 1) : name;
        return inner.replace('_', '-');
    }

    /** The documented order that a row has by what stands in it; empty where it has none. */
    static Optional<FlowColumns> seenIn(List<String> row) {
        if (row.size() >= DEFAULT && row.size() <= LISTED.places.size() && LISTED.fits(row)) {
            return Optional.of(LISTED);
        }
        return EXAMPLES.stream()
                .filter(columns -> columns.places.size() == row.size() && columns.fits(row))
                .findFirst();
    }

    private boolean fits(List<String> row) {
        return row.get(0).matches("[2-9]|1[0-9]")
                && text(row, "interface-id").startsWith("eni-")
                && text(row, "account-id").matches("[0-9]+|unknown")
                && text(row, "start").matches("[0-9]+")
                && text(row, "end").matches("[0-9]+")
                && text(row, "log-status").matches("OK|NODATA|SKIPDATA");
    }

    /** What a row has in a column; empty where there is no such column or nothing in it. */
    String text(List<String> row, String name) {
        var place = places.getOrDefault(name, row.size());
        var text = place < row.size() ? row.get(place) : "";
        return text.equals("-") ? "" : text;
    }

    int count() {
        return count;
    }
}
