package io.tallyman.source.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.InstanceReference;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.ProcessExecuted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditbeatMachineTest {

    private static String record(String action, String cloud) {
        return """
                {"@timestamp":"2026-05-01T10:00:00.123Z","event":{"action":"%s"},"auditd":{"message_type":"syscall",
                 "result":"success","data":{}},"host":{"hostname":"vm-1"},"destination":{"ip":"203.0.113.7","port":443},
                 "process":{"pid":9,"executable":"/usr/bin/curl","args":["curl","x"]},"cloud":%s}""".formatted(action, cloud);
    }

    private static ProcessExecuted executed(String cloud) {
        return Sensors.only(ProcessExecuted.class, new AuditbeatSource(), record("executed", cloud));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{`provider`:`aws`,`region`:`eu-west-1`,`availability_zone`:`eu-west-1a`,`account`:{`id`:`111122223333`},`instance`:{`id`:`i-0a1b2c3d`}}|aws|111122223333|eu-west-1|i-0a1b2c3d",
                "{`provider`:`gcp`,`availability_zone`:`projects/7/zones/europe-west3-a`,`project`:{`id`:`corp-1`},`account`:{`id`:`other`},`instance`:{`id`:`4321987650123456789`}}|gcp|corp-1|europe-west3-a|4321987650123456789",
                "{`provider`:`azure`,`region`:`westeurope`,`account`:{`id`:`AAAA-1`},`instance`:{`id`:`0BBCF083-1`}}|azure|aaaa-1|westeurope|0bbcf083-1"
            })
    void theShippersInstanceIsTheMachine(String cloud, String name, String account, String region, String id) {
        var executed = executed(cloud.replace('`', '"'));
        assertThat(executed.machine()).isEqualTo(InstanceReference.ofId(name, account, region, id));
        assertThat(executed.origin().feed().account()).isEqualTo(account);
    }

    @Test
    void aConnectionNamesTheMachineToo() {
        var cloud = "{\"provider\":\"aws\",\"instance\":{\"id\":\"i-0a1b2c3d\"}}";
        var flow = Sensors.only(NetworkFlow.class, new AuditbeatSource(), record("connected-to", cloud));
        assertThat(flow.machine()).isEqualTo(InstanceReference.ofId("aws", "", "", "i-0a1b2c3d"));
    }

    @Test
    void anotherCloudOrNoInstanceNamesNoMachine() {
        assertThat(executed("{\"provider\":\"openstack\",\"instance\":{\"id\":\"i-0a1b2c3d\"}}")
                        .machine())
                .isEqualTo(InstanceReference.NONE);
        var account = executed("{\"provider\":\"aws\",\"account\":{\"id\":\"111122223333\"}}");
        assertThat(account.machine()).isEqualTo(InstanceReference.NONE);
        assertThat(account.origin().feed().account()).isEqualTo("111122223333");
        assertThat(executed("7").origin().feed().account()).isEmpty();
    }
}
