package io.tallyman.source.aws;

import io.tallyman.event.Event;
import io.tallyman.source.Parsed;
import java.util.List;

/** Records of CloudTrail as a trail writes them. */
final class Calls {

    static final String ACCOUNT = "111122223333";
    static final String REGION = "eu-central-1";
    static final String USER = "arn:aws:sts::111122223333:assumed-role/deploy/anna";
    static final String TIME = "2026-11-20T13:05:01Z";

    private Calls() {}

    /** A call of EC2 that was answered. */
    static String ec2(String name, String request, String response) {
        return ec2(name, request, response, "");
    }

    /** @param more further members, each with a comma before it */
    static String ec2(String name, String request, String response, String more) {
        return record(
                        "\"type\":\"AssumedRole\",\"arn\":\"" + USER + "\",\"accountId\":\"111122223333\"",
                        name,
                        request,
                        response)
                .replaceFirst("}$", more + "}");
    }

    static String record(String identity, String name, String request, String response) {
        return """
                {"eventVersion":"1.10","userIdentity":{%s},"eventTime":"%s","eventSource":"ec2.amazonaws.com",\
                "eventName":"%s","awsRegion":"%s","sourceIPAddress":"198.51.100.7","userAgent":"aws-cli/2.17",\
                "requestParameters":%s,"responseElements":%s,"requestID":"r-1","eventID":"e-1","readOnly":false,\
                "eventType":"AwsApiCall","managementEvent":true,"recipientAccountId":"111122223333"}""".formatted(identity, TIME, name, REGION, request, response);
    }

    static List<Event> events(String record) {
        return Parsed.events(new CloudTrail(), record);
    }

    static <E extends Event> E only(Class<E> type, String record) {
        return type.cast(Parsed.event(new CloudTrail(), record));
    }
}
