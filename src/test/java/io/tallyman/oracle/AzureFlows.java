package io.tallyman.oracle;

import static io.tallyman.oracle.Quoted.json;

import io.tallyman.oracle.Act.Eye;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Azure's flow logs of one subscription: of its network, which count milliseconds, or of a security group, in seconds. */
final class AzureFlows {

    static final String SOURCE = "azure:flow";

    private AzureFlows() {}

    /** @param isOfNetwork whether they are of the virtual network */
    static List<Line> of(List<Machine> machines, boolean isOfNetwork) {
        var lines = new ArrayList<Line>();
        for (var machine : machines) {
            for (var act : machine.acts()) {
                if (act.seen().contains(Eye.WIRE) && act.deed() instanceof Connection to) {
                    var clock = isOfNetwork ? Clock.MILLISECONDS : Clock.SECONDS;
                    lines.add(new Line(
                            act.time().plusSeconds(20 + act.number() % 5),
                            isOfNetwork ? network(machine, act, to) : group(machine, act, to),
                            List.of(clock.tells(act.happening(), SOURCE, act.time()))));
                }
            }
        }
        return lines;
    }

    private static String between(Machine machine, Act act, Connection to) {
        return "%s,%s,%d,%d".formatted(machine.address(), to.address(), 30_000 + act.number(), to.port());
    }

    /* It begins and ends within the minute, beside what was kept out. */
    private static String network(Machine machine, Act act, Connection to) {
        var millis = act.time().toEpochMilli();
        var both = between(machine, act, to);
        return json(
                "{'time':'%s','flowLogVersion':4,'flowLogResourceID':'%s','macAddress':'%s','category':'FlowLogFlowEvent','targetResourceID':'%s','operationName':'FlowLogFlowEvent','flowRecords':{'flows':[{'aclID':'00000000-1234-abcd-ef00-c1c2c3c4c5c6','flowGroups':[{'rule':'DefaultRule_AllowInternetOutBound','flowTuples':['%d,%s,6,O,B,NX,0,0,0,0','%d,%s,6,O,E,NX,7,900,6,800']},{'rule':'DefaultRule_DenyAllInBound','flowTuples':['%d,192.0.2.77,%s,40111,22,6,I,D,NX,0,0,0,0']}]}]}}",
                Clock.micros(act.time().plusSeconds(20)),
                AzureIds.written(AzureIds.resource(machine.account(), "network/networkwatchers", "w/flowlogs/f")),
                AzureIds.hardwareAddress(machine),
                AzureIds.written(AzureIds.resource(machine.account(), "network/virtualnetworks", "vnet")),
                millis,
                both,
                millis + 1_500,
                both,
                millis,
                machine.address());
    }

    private static String group(Machine machine, Act act, Connection to) {
        return json(
                "{'time':'%s','systemId':'9c51f0de-22aa-4b10-9d77-0f1e2d3c4b5a','macAddress':'%s','category':'NetworkSecurityGroupFlowEvent','resourceId':'%s','operationName':'NetworkSecurityGroupFlowEvents','properties':{'Version':2,'flows':[{'rule':'DefaultRule_AllowInternetOutBound','flows':[{'mac':'%s','flowTuples':['%d,%s,T,O,A,B,,,,']}]}]}}",
                Clock.micros(act.time().plusSeconds(20)),
                AzureIds.hardwareAddress(machine),
                AzureIds.resource(machine.account(), "network/networksecuritygroups", "nsg")
                        .toUpperCase(Locale.ROOT),
                AzureIds.hardwareAddress(machine),
                act.time().getEpochSecond(),
                between(machine, act, to));
    }
}
