package io.tallyman.oracle;

/** Ids of Azure's resources, in lower case as the program has them. */
final class AzureIds {

    static final String PUBLIC_SUBNET = subnet("11c0ffee-0000-4000-8000-00000000cafe", "front");

    private AzureIds() {}

    static String resource(String account, String type, String name) {
        return "/subscriptions/%s/resourcegroups/rg-shop/providers/microsoft.%s/%s".formatted(account, type, name);
    }

    static String machine(Machine machine) {
        return resource(machine.account(), "compute/virtualmachines", machine.ownName());
    }

    static String disk(Machine machine) {
        return resource(machine.account(), "compute/disks", diskName(machine));
    }

    static String diskName(Machine machine) {
        return machine.ownName() + "_osdisk_1";
    }

    /** The next machine there has one of the same name. */
    static String networkInterface(Machine machine) {
        return resource(machine.account(), "network/networkinterfaces", machine.ownName() + "-nic");
    }

    static String subnet(String account, String name) {
        return resource(account, "network/virtualnetworks", "vnet/subnets/" + name);
    }

    /** Twelve digits; no other machine ever has it. */
    static String hardwareAddress(Machine machine) {
        return "002248%06X".formatted(machine.number());
    }

    /** As the API writes them. */
    static String written(String id) {
        return id.replace("resourcegroups", "resourceGroups")
                .replace("microsoft.compute", "Microsoft.Compute")
                .replace("microsoft.network", "Microsoft.Network")
                .replace("virtualmachines", "virtualMachines")
                .replace("networkinterfaces", "networkInterfaces")
                .replace("virtualnetworks", "virtualNetworks")
                .replace("communitygalleries", "CommunityGalleries");
    }
}
