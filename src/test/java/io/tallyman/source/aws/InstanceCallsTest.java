package io.tallyman.source.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.ImagesSearched;
import io.tallyman.event.InstanceObserved;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.InstanceStarted;
import io.tallyman.event.InstanceStopped;
import io.tallyman.event.UserDataChanged;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceCallsTest {

    private static final String TWO =
            "{\"instancesSet\":{\"items\":[{\"instanceId\":\"i-0a\"},{\"instanceId\":\"i-0b\"}]}}";

    private static String states(String before, String after) {
        return """
                {"instancesSet":{"items":[{"instanceId":"i-0a","currentState":{"name":"%s"},"previousState":{"name":"%s"}},
                 {"instanceId":"i-0b","currentState":{"name":"%s"},"previousState":{"name":"stopped"}}]}}""".formatted(after, before, after);
    }

    @Test
    void aStartIsAskedForAndNotYetRunning() {
        var events = Calls.events(Calls.ec2("StartInstances", TWO, states("stopped", "pending")));
        assertThat(events).hasSize(2).allSatisfy(event -> {
            var started = (InstanceStarted) event;
            assertThat(started.running()).isFalse();
            assertThat(started.user()).isEqualTo(Calls.USER);
        });
    }

    @Test
    void aStartOfWhatRunsStartsNothing() {
        var started = Calls.only(InstanceStarted.class, Calls.ec2("StartInstances", TWO, states("running", "running")));
        assertThat(started.machine().id()).isEqualTo("i-0b");
    }

    @Test
    void aStopMayBeFollowedByAStartAndATerminationNot() {
        assertThat(Calls.events(Calls.ec2("StopInstances", TWO, states("running", "stopping"))))
                .hasSize(2)
                .allMatch(event -> !((InstanceStopped) event).terminated());
        assertThat(Calls.events(Calls.ec2("TerminateInstances", TWO, states("running", "shutting-down"))))
                .hasSize(2)
                .allMatch(event -> ((InstanceStopped) event).terminated());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"instanceId\":\"i-0a\",\"userData\":\"<sensitiveDataRemoved>\"}",
                "{\"instanceId\":\"i-0a\",\"userData\":{\"value\":\"<sensitiveDataRemoved>\"}}",
                "{\"instanceId\":\"i-0a\",\"attribute\":\"userData\",\"value\":\"<sensitiveDataRemoved>\"}"
            })
    void otherUserDataIsTheChangeOfAnInstance(String request) {
        var changed =
                Calls.only(UserDataChanged.class, Calls.ec2("ModifyInstanceAttribute", request, "{\"_return\":true}"));
        assertThat(changed.machine().id()).isEqualTo("i-0a");
        assertThat(changed.user()).isEqualTo(Calls.USER);
        assertThat(changed.what()).isEqualTo("userData");
    }

    @Test
    void anotherAttributeIsNoChangeOfUserData() {
        assertThat(Calls.events(Calls.ec2(
                        "ModifyInstanceAttribute",
                        "{\"instanceId\":\"i-0a\",\"disableApiTermination\":{\"value\":true}}",
                        "{\"_return\":true}")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RebootInstances",
                "CreateLaunchTemplate",
                "CreateLaunchTemplateVersion",
                "ModifyImageAttribute",
                "AttachVolume"
            })
    void whatIsOfNoUseIsReadInSilence(String call) {
        assertThat(Calls.events(
                        Calls.ec2(call, "{\"instanceId\":\"i-0a\",\"imageId\":\"ami-0a\"}", "{\"_return\":true}")))
                .isEmpty();
    }

    @Test
    void tagsAreOfTheInstancesAmongTheResources() {
        var observed = Calls.only(InstanceObserved.class, Calls.ec2("CreateTags", """
                {"resourcesSet":{"items":[{"resourceId":"vol-0a"},{"resourceId":"i-0a"}]},
                 "tagSet":{"items":[{"key":"env","value":"prod"},{"key":"empty"}]}}""", "{\"_return\":true}"));
        assertThat(observed.machine().id()).isEqualTo("i-0a");
        assertThat(observed.tags()).isEqualTo(Map.of("env", "prod", "empty", ""));
    }

    @Test
    void anInterfaceIsKnownBeforeItsMachine() {
        var observed = Calls.only(
                InstanceObserved.class, Calls.ec2("CreateNetworkInterface", "{\"subnetId\":\"subnet-0a\"}", """
                {"networkInterface":{"networkInterfaceId":"eni-0a","macAddress":"0a:f2:00:5d:20:0b",
                 "privateIpAddress":"10.0.2.159","privateIpAddressesSet":{"item":[{"privateIpAddress":"10.0.2.159"}]}}}"""));
        assertThat(observed.machine())
                .isEqualTo(InstanceReference.ofInterface("aws", Calls.ACCOUNT, Calls.REGION, "eni-0a"));
        assertThat(observed.interfaces()).containsExactlyInAnyOrder("eni-0a", "0af2005d200b");
        assertThat(observed.addresses()).containsExactly("10.0.2.159");
    }

    @Test
    void anAttachmentGivesTheInterfaceItsMachine() {
        var observed = Calls.only(
                InstanceObserved.class,
                Calls.ec2(
                        "AttachNetworkInterface",
                        "{\"networkInterfaceId\":\"eni-0a\",\"instanceId\":\"i-0a\",\"deviceIndex\":1}",
                        "{\"attachmentId\":\"eni-attach-0a\"}"));
        assertThat(observed.machine().id()).isEqualTo("i-0a");
        assertThat(observed.interfaces()).containsExactly("eni-0a");
    }

    private static String search(String owners, String images, String filters) {
        return Calls.ec2(
                "DescribeImages",
                "{\"executableBySet\":{},\"imagesSet\":{%s},\"ownersSet\":{%s},\"filterSet\":{\"items\":[{\"name\":\"name\",\"valueSet\":{\"items\":[{\"value\":\"ubuntu-*-24.04-*\"}]}}%s]}}"
                        .formatted(images, owners, filters),
                "null");
    }

    @Test
    void aSearchByNameThatSaysNotWhoseFindsAnybodysImage() {
        var searched = Calls.only(ImagesSearched.class, search("", "", ""));
        assertThat(searched.names()).containsExactly("ubuntu-*-24.04-*");
        assertThat(searched.account()).isEqualTo(Calls.ACCOUNT);
        assertThat(searched.user()).isEqualTo(Calls.USER);
    }

    @Test
    void aSearchThatSaysWhoseOrWhichIsNone() {
        assertThat(Calls.events(search("\"items\":[{\"owner\":\"099720109477\"}]", "", "")))
                .isEmpty();
        assertThat(Calls.events(search("", "\"items\":[{\"imageId\":\"ami-0a\"}]", "")))
                .isEmpty();
        assertThat(Calls.events(search(
                        "", "", ",{\"name\":\"owner-alias\",\"valueSet\":{\"items\":[{\"value\":\"amazon\"}]}}")))
                .isEmpty();
        assertThat(Calls.events(
                        Calls.ec2("DescribeImages", "{\"imagesSet\":{},\"ownersSet\":{},\"filterSet\":{}}", "null")))
                .isEmpty();
    }
}
