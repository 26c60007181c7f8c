package io.tallyman.source.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.EventTime;
import io.tallyman.event.InstanceLaunched;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.MachineImage;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchesTest {

    private static final String REQUEST = """
            {"instancesSet":{"items":[{"imageId":"ami-0aaaaaaaaaaaaaaa1","minCount":1,"maxCount":1}]},
             "userData":"<sensitiveDataRemoved>","instanceType":"c6i.large",
             "tagSpecificationSet":{"items":[{"resourceType":"volume","tags":[{"key":"disk","value":"1"}]},
              {"resourceType":"instance","tags":[{"key":"env","value":"test"},{"key":"owner","value":"anna"}]}]}}""";

    private static String instance(String id, String more) {
        return """
                {"instanceId":"%s","imageId":"ami-0bbbbbbbbbbbbbbb2","instanceState":{"code":0,"name":"pending"},
                 "privateDnsName":"IP-10-0-1-23.eu-central-1.compute.internal","privateIpAddress":"10.0.1.23",
                 "subnetId":"subnet-0a","vpcId":"vpc-0a","launchTime":1795179901000%s}""".formatted(id, more);
    }

    private static String response(String instances) {
        return "{\"reservationId\":\"r-0a\",\"ownerId\":\"111122223333\",\"instancesSet\":{\"items\":[" + instances
                + "]}}";
    }

    @Test
    void theImageIsTheOneThatTheAnswerNames() {
        var launched =
                Calls.only(InstanceLaunched.class, Calls.ec2("RunInstances", REQUEST, response(instance("i-0a", ""))));
        assertThat(launched.machine()).isEqualTo(InstanceReference.ofId("aws", Calls.ACCOUNT, Calls.REGION, "i-0a"));
        assertThat(launched.image()).isEqualTo(MachineImage.of("aws", "ami-0bbbbbbbbbbbbbbb2"));
        assertThat(launched.time()).isEqualTo(new EventTime(Instant.parse("2026-11-20T13:05:01Z"), EventTime.SECOND));
        assertThat(launched.user()).isEqualTo(Calls.USER);
        assertThat(launched.caller()).isEmpty();
        assertThat(launched.userData()).isTrue();
        assertThat(launched.network()).isEqualTo("vpc-0a");
        assertThat(launched.subnet()).isEqualTo("subnet-0a");
        assertThat(launched.origin().feed().account()).isEqualTo(Calls.ACCOUNT);
    }

    @Test
    void itsNamesAndInterfacesAreThoseThatOtherLogsKnowItBy() {
        var launched =
                Calls.only(InstanceLaunched.class, Calls.ec2("RunInstances", REQUEST, response(instance("i-0a", """
                ,"networkInterfaceSet":{"items":[{"networkInterfaceId":"eni-0a","macAddress":"0A:44:8e:30:47:63",
                 "privateIpAddress":"10.0.1.23","association":{"publicIp":"203.0.113.4"},
                 "privateIpAddressesSet":{"item":[{"privateIpAddress":"10.0.1.23","primary":true},
                  {"privateIpAddress":"10.0.1.99","primary":false}]},
                 "ipv6AddressesSet":{"item":[{"ipv6Address":"2001:DB8::1"}]}},
                 {"networkInterfaceId":"eni-0b","privateIpAddress":"10.0.2.7"}]}"""))));
        assertThat(launched.hostNames())
                .containsExactlyInAnyOrder("ip-10-0-1-23.eu-central-1.compute.internal", "ip-10-0-1-23");
        assertThat(launched.interfaces()).containsExactlyInAnyOrder("eni-0a", "0a448e304763", "eni-0b");
        assertThat(launched.addresses())
                .containsExactlyInAnyOrder("10.0.1.23", "10.0.1.99", "203.0.113.4", "2001:db8::1", "10.0.2.7");
    }

    @Test
    void theInstancesOwnTagsGoBeforeThoseAskedFor() {
        var launched =
                Calls.only(InstanceLaunched.class, Calls.ec2("RunInstances", REQUEST, response(instance("i-0a", """
                ,"tagSet":{"items":[{"key":"env","value":"prod"}]}"""))));
        assertThat(launched.tags())
                .containsOnly(
                        org.assertj.core.api.Assertions.entry("env", "prod"),
                        org.assertj.core.api.Assertions.entry("owner", "anna"));
    }

    @Test
    void everyInstanceOfOneCallIsALaunch() {
        var events = Calls.events(
                Calls.ec2("RunInstances", REQUEST, response(instance("i-0a", "") + "," + instance("i-0b", ""))));
        assertThat(events)
                .extracting(event -> ((InstanceLaunched) event).machine().id())
                .containsExactly("i-0a", "i-0b");
    }

    @Test
    void aLaunchTemplateLeavesTheImageToTheAnswer() {
        var launched = Calls.only(
                InstanceLaunched.class,
                Calls.ec2(
                        "RunInstances",
                        "{\"instancesSet\":{\"items\":[{\"minCount\":1,\"maxCount\":1}]},\"launchTemplate\":{\"launchTemplateId\":\"lt-0a\"}}",
                        response(instance("i-0a", ""))));
        assertThat(launched.image().id()).isEqualTo("ami-0bbbbbbbbbbbbbbb2");
        assertThat(launched.userData()).isFalse();
    }

    @Test
    void aGroupThatScalesIsTheCallerAndNotTheUser() {
        var launched = Calls.only(
                InstanceLaunched.class,
                Calls.record(
                        "\"type\":\"AWSService\",\"invokedBy\":\"autoscaling.amazonaws.com\"",
                        "RunInstances",
                        REQUEST,
                        response(instance("i-0a", ""))));
        assertThat(launched.calledBy()).isEqualTo("autoscaling.amazonaws.com");
        var behalf = Calls.only(
                InstanceLaunched.class,
                Calls.record(
                        "\"type\":\"Root\",\"arn\":\"arn:aws:iam::111122223333:root\",\"accountId\":\"111122223333\",\"invokedBy\":\"ec2fleet.amazonaws.com\"",
                        "RunInstances",
                        REQUEST,
                        response(instance("i-0a", ""))));
        assertThat(behalf.calledBy()).isEqualTo("arn:aws:iam::111122223333:root through ec2fleet.amazonaws.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Client.DryRunOperation", "Client.UnauthorizedOperation", "Server.InsufficientInstanceCapacity"})
    void aCallThatMadeNothingIsReadAndTellsNothing(String code) {
        assertThat(Calls.events(Calls.ec2("RunInstances", REQUEST, "null", ",\"errorCode\":\"" + code + "\"")))
                .isEmpty();
        assertThat(Calls.events(Calls.ec2(
                        "RunInstances", REQUEST, response(instance("i-0a", "")), ",\"errorCode\":\"" + code + "\"")))
                .isEmpty();
        assertThat(Calls.events(Calls.ec2("RunInstances", REQUEST, "null"))).isEmpty();
    }

    @Test
    void anotherServicesCallOfTheSameNameIsNoLaunch() {
        var record = Calls.ec2("RunInstances", REQUEST, response(instance("i-0a", "")))
                .replace("ec2.amazonaws.com", "example.amazonaws.com");
        assertThat(Calls.events(record)).isEmpty();
    }
}
