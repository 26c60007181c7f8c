package io.tallyman.source.kubernetes;

/** Audit events as an API server writes them, cut down to what a test is about. */
final class AuditRecords {

    static final String RECEIVED = "2026-03-02T10:15:30.123456Z";
    static final String KUBELET = "system:node:worker-7";
    static final String JANE = "jane@corp.example";
    static final String POD_UID = "0b6f2a53-8a5c-4d0e-9c56-2f1d3e4a5b6c";

    private AuditRecords() {}

    /** A complete, successful request for a pod or one of its subresources. */
    static String pod(String verb, String subresource, String user, String objects) {
        return event(
                verb, reference("pods", subresource, "web-1"), "/api/v1/x", user, "ResponseComplete", 200, objects);
    }

    static String reference(String resource, String subresource, String name) {
        var sub = subresource.isEmpty() ? "" : ",\"subresource\":\"" + subresource + "\"";
        var named = name.isEmpty() ? "" : ",\"name\":\"" + name + "\"";
        return "{\"resource\":\"%s\",\"namespace\":\"shop\"%s,\"apiVersion\":\"v1\"%s}".formatted(resource, named, sub);
    }

    static String event(
            String verb, String reference, String uri, String user, String stage, int code, String objects) {
        return """
                {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"RequestResponse","auditID":"a-1",\
                "stage":"%s","requestURI":"%s","verb":"%s","user":{"username":"%s","groups":["system:authenticated"]},\
                "sourceIPs":["10.0.0.1"],"objectRef":%s,"responseStatus":{"metadata":{},"code":%d}%s,\
                "requestReceivedTimestamp":"%s","stageTimestamp":"2026-03-02T10:15:31.000001Z"}""".formatted(stage, uri, verb, user, reference, code, objects.isEmpty() ? "" : "," + objects, RECEIVED);
    }

    /** An execution in pod web-1, answered by switching protocols. */
    static String execution(String verb, String query, String stage) {
        var uri = "/api/v1/namespaces/shop/pods/web-1/exec?" + query;
        return event(verb, reference("pods", "exec", "web-1"), uri, JANE, stage, 101, "");
    }

    /** The creation of a pod whose name the API server makes up. */
    static String creation() {
        return event(
                "create",
                reference("pods", "", ""),
                "/api/v1/namespaces/shop/pods",
                "system:serviceaccount:kube-system:replicaset-controller",
                "ResponseComplete",
                201,
                "\"requestObject\":" + requestedPod() + ",\"responseObject\":" + storedPod());
    }

    static String requestedPod() {
        return """
                {"kind":"Pod","metadata":{"generateName":"web-","ownerReferences":[{"kind":"ReplicaSet","uid":"rs-uid",\
                "controller":true}]},"spec":{"hostNetwork":true,"initContainers":[{"name":"setup","image":"busybox:1",\
                "command":["sh"],"args":["-c","true"]}],"containers":[{"name":"web","image":"nginx",\
                "imagePullPolicy":"Never"}]}}""";
    }

    static String storedPod() {
        return """
                {"kind":"Pod","metadata":{"name":"web-x7k2p","namespace":"shop","uid":"%s","managedFields":[{"fieldsV1":\
                {"f:spec":{"f:containers":{}}}}],"ownerReferences":[{"uid":"other"},{"uid":"rs-uid","controller":true}]},\
                "spec":{"hostNetwork":true,"initContainers":[{"name":"setup","image":"busybox:1",\
                "imagePullPolicy":"IfNotPresent","command":["sh"],"args":["-c","true"]}],"containers":[{"name":"web",\
                "image":"nginx","imagePullPolicy":"Always"},{"name":"proxy","image":"mesh.example/proxy:3",\
                "imagePullPolicy":"IfNotPresent"}]},"status":{"phase":"Pending"}}""".formatted(POD_UID);
    }
}
