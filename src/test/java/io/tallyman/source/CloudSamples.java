package io.tallyman.source;

import java.util.List;
import java.util.Map;

/** Records of Google Cloud and Azure to be mutated. */
final class CloudSamples {

    private CloudSamples() {}

    private static final String AUDIT = """
            {"logName":"projects/shop/logs/cloudaudit.googleapis.com%%2Factivity","operation":{"id":"op-1",%s},
             "protoPayload":{"authenticationInfo":{"principalEmail":"dev@corp.example"},"methodName":"v1.compute.%s",
              "resourceName":"projects/900100/zones/z/instances/web-1","serviceName":"compute.googleapis.com",%s},
             "severity":"NOTICE","timestamp":"2026-11-20T13:05:01.123456Z",
             "resource":{"type":"gce_instance","labels":{"instance_id":"4711","project_id":"shop","zone":"z"}}}""";

    private static final String BOOT = """
            "disks":[{"boot":true,"initializeParams":{"sourceImage":"projects/a/global/images/family/b"}}],
            "networkInterfaces":[{"network":"global/networks/n","networkIP":"10.1.0.9","accessConfigs":[{"natIP":"203.0.113.4"}]}],
            "labels":[{"key":"env","value":"prod"}],"metadata":{"items":[{"key":"user-data"}]}""";

    private static final String MACHINE = """
            {"%s":"2026-11-20T13:05:01.1234567Z","%s":{"value":"%s"},"category":{"value":"Administrative"},
             "resourceId":"/subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/virtualMachines/V",
             "correlationId":"c","status":{"value":"%s"},"subStatus":{"value":"Created"},"properties":{"responseBody":"%s"}}""";

    private static final String BODY = """
            {'id':'/subscriptions/s/x/V','location':'West Europe','plan':{'name':'p'},'tags':{'a':'b'},'properties':{'vmId':'1-2',
            'storageProfile':{'imageReference':{'publisher':'P','offer':'O','sku':'S','exactVersion':'1'},
            'osDisk':{'createOption':'FromImage','name':'D'}},'osProfile':{'computerName':'V'},
            'networkProfile':{'networkInterfaces':[{'id':'/n'}]},'macAddress':'00-0D-3A-1B-C7-21',
            'ipConfigurations':[{'properties':{'privateIPAddress':'10.1.0.9'}}],'creationData':{'sourceResourceId':'/s/disks/d'}}}""".replace('\n', ' ').replace("'", "\\\"");

    private static final String TUPLES = """
            "1795179901,10.1.0.9,203.0.113.9,40122,3333,T,O,A,B,,,,","1795179961,10.1.0.9,203.0.113.9,40122,3333,T,O,A,E,1,2,3,4",
            "1795179901599,10.1.0.9,203.0.113.9,40122,443,6,O,C,NX,3,767,2,1580\"""";

    static final Map<String, List<String>> BY_FORMAT = Map.of(
            "Cloud Audit Logs, LogEntry as JSON",
            List.of(
                    AUDIT.formatted("\"first\":true", "instances.insert", "\"request\":{" + BOOT + "}"),
                    AUDIT.formatted("\"last\":true", "instances.insert", "\"request\":{}"),
                    AUDIT.formatted(
                            "\"first\":true",
                            "instances.bulkInsert",
                            "\"request\":{\"namePattern\":\"web-#\",\"instanceProperties\":{" + BOOT + "}}"),
                    AUDIT.formatted("\"first\":true,\"last\":true", "instances.bulkInsert", "\"request\":{}"),
                    AUDIT.formatted(
                            "\"first\":true",
                            "instances.setMetadata",
                            "\"metadata\":{\"instanceMetadataDelta\":{\"addedMetadataKeys\":[\"startup-script\"]}}"),
                    AUDIT.formatted(
                            "\"first\":true",
                            "disks.insert",
                            "\"request\":{\"sourceSnapshot\":\"global/snapshots/s\"}")),
            "Google Cloud VPC flow logs, JSON",
            List.of("""
                    {"logName":"projects/shop/logs/compute.googleapis.com%2Fvpc_flows","jsonPayload":{"reporter":"SRC",
                     "connection":{"src_ip":"10.1.0.9","src_port":40122,"dest_ip":"203.0.113.9","dest_port":3333,"protocol":6},
                     "bytes_sent":"1776","src_instance":{"project_id":"shop","zone":"z","vm_name":"web-1"},
                     "src_gke_details":{"cluster":{"cluster_name":"c"},"pod":{"pod_name":"p","pod_namespace":"n"}},
                     "start_time":"2026-11-20T13:05:01.186193305Z","end_time":"2026-11-20T13:05:03.186193305Z"}}"""),
            "Azure activity log, JSON",
            List.of(
                    MACHINE.formatted(
                            "time", "operationName", "MICROSOFT.COMPUTE/VIRTUALMACHINES/WRITE", "Accepted", BODY),
                    MACHINE.formatted(
                            "time", "operationName", "Microsoft.Compute/virtualMachines/write", "Succeeded", ""),
                    MACHINE.formatted(
                            "eventTimestamp", "operationName", "Microsoft.Compute/disks/write", "Succeeded", BODY),
                    MACHINE.formatted(
                            "eventTimestamp",
                            "operationName",
                            "Microsoft.Network/networkInterfaces/write",
                            "Succeeded",
                            BODY)),
            "Azure NSG and VNet flow logs, JSON",
            List.of(
                    "{\"resourceId\":\"/SUBSCRIPTIONS/S/X\",\"properties\":{\"Version\":2,\"flows\":[{\"rule\":\"r\",\"flows\":"
                            + "[{\"mac\":\"000D3A1BC721\",\"flowTuples\":[" + TUPLES + "]}]}]}}",
                    "{\"targetResourceID\":\"/subscriptions/s/x\",\"macAddress\":\"000D3A1BC721\",\"flowRecords\":{\"flows\":"
                            + "[{\"flowGroups\":[{\"rule\":\"r\",\"flowTuples\":[" + TUPLES + "]}]}]}}"));
}
