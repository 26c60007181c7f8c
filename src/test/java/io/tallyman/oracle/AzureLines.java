package io.tallyman.oracle;

import java.time.Instant;
import java.util.List;

/** Azure's activity log of all subscriptions of a world. */
final class AzureLines {

    static final String SOURCE = AzureCalls.SOURCE;

    private static final String MACHINES = "Microsoft.Compute/virtualMachines/";
    private static final String INTERFACES = "Microsoft.Network/networkInterfaces/write";

    private final AzureCalls log;

    private AzureLines(AzureCalls log) {
        this.log = log;
    }

    static List<Line> of(MachineWorld world) {
        var log = new AzureCalls(world.seed() % 2 == 0);
        var lines = new AzureLines(log);
        world.derivations().forEach(made -> AzureImages.made(made, log));
        world.machines().forEach(lines::lived);
        return log.lines();
    }

    private void lived(Machine machine) {
        if (!machine.isOld()) {
            launched(machine);
        }
        machine.tagging().ifPresent(tagging -> updated(machine, tagging.time(), tagging.env(), machine.tag()));
        machine.restarts().forEach(restart -> restarted(machine, restart));
        if (machine.hasEnded()) {
            action(machine, "delete", machine.ended(), machine.end());
        }
    }

    /* Its interface has an address before, and a hardware address when it has run; not every log tells both. */
    private void launched(Machine machine) {
        refused(machine);
        if (machine.number() % 5 > 0) {
            log.call(INTERFACES, machine.networkInterface())
                    .answered(machine.launched().minusMillis(1_000), "Created", attached(machine, ""), machine.place());
        }
        log.call(MACHINES + "write", machine.path())
                .started(machine.launched().minusMillis(400))
                .accepted(machine.launched(), "Created", body(machine, machine.env(), "Creating"), machine.launch())
                .succeeded(machine.running(), machine.run());
        if (machine.number() % 4 > 0) {
            var own = ",'macAddress':'%s','virtualMachine':{'id':'%s'}"
                    .formatted(
                            AzureIds.hardwareAddress(machine).replaceAll("(..)(?=.)", "$1-"),
                            AzureIds.written(machine.path()));
            log.call(INTERFACES, machine.networkInterface())
                    .answered(machine.running().plusMillis(700), "OK", attached(machine, own), machine.hardware());
        }
    }

    /* There is no machine then. */
    private void refused(Machine machine) {
        if (machine.number() % 3 == 0) {
            log.call(MACHINES + "write", machine.path())
                    .started(machine.launched().minusMillis(2_400))
                    .failed(machine.launched().minusMillis(2_000), "{'error':{'code':'SkuNotAvailable'}}");
        }
    }

    /* New user data stands in no record; that the machine was written does. */
    private void restarted(Machine machine, Restart restart) {
        action(
                machine,
                restart.number() % 3 == 0 ? "powerOff/action" : "deallocate/action",
                restart.stopped(),
                restart.stop());
        for (int i = 0; i < restart.changes().size(); i++) {
            var time = restart.changes().get(i);
            updated(machine, time, machine.env(time), restart.update(i));
        }
        action(machine, "start/action", restart.running(), restart.run());
    }

    private void updated(Machine machine, Instant time, String env, String happening) {
        log.call(MACHINES + "write", machine.path())
                .started(time.minusMillis(400))
                .accepted(time, "OK", body(machine, env, "Updating"), happening)
                .succeeded(time.plusMillis(900), "");
    }

    /* Done when it has succeeded. No step tells more of the machine than where it stands. */
    private void action(Machine machine, String what, Instant done, String happening) {
        log.call(MACHINES + what, machine.path()).started(done.minusMillis(900)).succeeded(done, happening);
    }

    private static String attached(Machine machine, String own) {
        return "{'name':'x','id':'%s','location':'westeurope','properties':{'provisioningState':'Succeeded','ipConfigurations':[{'name':'ipconfig1','properties':{'privateIPAddress':'%s','subnet':{'id':'%s'},'primary':true}}]%s},'type':'Microsoft.Network/networkInterfaces'}"
                .formatted(
                        AzureIds.written(machine.networkInterface()),
                        machine.address(),
                        AzureIds.written(machine.subnetPath()),
                        own);
    }

    private static String body(Machine machine, String env, String state) {
        return "{'name':'%s','id':'%s','type':'Microsoft.Compute/virtualMachines','location':'westeurope','tags':{%s},'properties':{'provisioningState':'%s','vmId':'%s','storageProfile':{'imageReference':%s,'osDisk':{'osType':'Linux','name':'%s','createOption':'FromImage','managedDisk':{'storageAccountType':'Premium_LRS'}},'dataDisks':[]},'osProfile':{'computerName':'%s','adminUsername':'ops'},'networkProfile':{'networkInterfaces':[{'id':'%s'}]}}}"
                .formatted(
                        machine.ownName(),
                        AzureIds.written(machine.path()),
                        env.isEmpty() ? "" : "'env':'%s'".formatted(env),
                        state,
                        machine.id(),
                        AzureImages.reference(machine.image()),
                        AzureIds.diskName(machine),
                        machine.privateName(),
                        AzureIds.written(machine.networkInterface()));
    }
}
