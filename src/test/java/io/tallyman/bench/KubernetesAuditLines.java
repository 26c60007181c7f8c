package io.tallyman.bench;

import io.tallyman.event.ContainerRequested;
import io.tallyman.event.Digest;
import io.tallyman.event.PodDeleted;
import io.tallyman.event.PodReference;
import io.tallyman.event.PodScheduled;
import io.tallyman.event.PodStatusReported;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Requests as the API server's audit log tells them at level RequestResponse. */
final class KubernetesAuditLines {

    private static final String NODES = "[\"system:nodes\",\"system:authenticated\"]";
    private static final String SPECIFICATION = """
            "resources":{"limits":{"cpu":"500m","memory":"512Mi"},"requests":{"cpu":"100m","memory":"256Mi"}},\
            "livenessProbe":{"httpGet":{"path":"/healthz","port":8080,"scheme":"HTTP"},"timeoutSeconds":1,\
            "periodSeconds":10,"successThreshold":1,"failureThreshold":3},"env":[{"name":"LOG_LEVEL","value":"info"},\
            {"name":"DATABASE","valueFrom":{"secretKeyRef":{"name":"database","key":"url"}}}],\
            "terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File",\
            "imagePullPolicy":"IfNotPresent"}],"restartPolicy":"Always","terminationGracePeriodSeconds":30,\
            "dnsPolicy":"ClusterFirst","serviceAccountName":"default","securityContext":{},\
            "schedulerName":"default-scheduler","enableServiceLinks":true}""";

    private final StringBuilder out;
    private long number;

    KubernetesAuditLines(StringBuilder out) {
        this.out = out;
    }

    void write(ContainerRequested requested) {
        var pod = requested.reported().pod();
        var spec = "\"spec\":{\"containers\":[{\"name\":\"%s\",\"image\":\"%s\",%s"
                .formatted(requested.reported().name(), requested.image(), SPECIFICATION);
        var request = "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",%s,%s}".formatted(metadata(pod), spec);
        record(
                "create",
                pod,
                "",
                requested.user(),
                "[\"system:authenticated\"]",
                201,
                request,
                request,
                requested.time().instant());
    }

    void write(PodScheduled scheduled) {
        var request = "{\"kind\":\"Binding\",\"apiVersion\":\"v1\",%s,\"target\":{\"kind\":\"Node\",\"name\":\"%s\"}}"
                .formatted(metadata(scheduled.pod()), scheduled.node());
        record(
                "create",
                scheduled.pod(),
                "binding",
                "system:kube-scheduler",
                "[\"system:authenticated\"]",
                201,
                request,
                "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Success\",\"code\":201}",
                scheduled.time().instant());
    }

    void write(PodStatusReported reported) {
        var status = status(reported);
        var request =
                "{\"metadata\":{\"uid\":\"%s\"},%s}".formatted(reported.pod().uid(), status);
        var response =
                "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",%s,\"spec\":{\"containers\":[{\"name\":\"app\",\"image\":\"%s\",%s,%s}"
                        .formatted(
                                metadata(reported.pod()),
                                reported.containers().get(0).image(),
                                SPECIFICATION,
                                status);
        record(
                "patch",
                reported.pod(),
                "status",
                "system:node:" + reported.node(),
                NODES,
                200,
                request,
                response,
                reported.time().instant());
    }

    private static String status(PodStatusReported reported) {
        var container = reported.containers().get(0);
        var finished = container.finishedAt();
        var state = finished == null
                ? "{\"running\":{\"startedAt\":\"%s\"}}".formatted(container.startedAt())
                : "{\"terminated\":{\"exitCode\":0,\"reason\":\"Completed\",\"startedAt\":\"%s\",\"finishedAt\":\"%s\"}}"
                        .formatted(container.startedAt(), finished);
        var digest = container.digests().stream().map(Digest::value).findFirst().orElse("");
        var repository = container.image().substring(0, container.image().lastIndexOf(':'));
        var address = reported.addresses().iterator().next();
        return """
                "status":{"phase":"Running","conditions":[{"lastTransitionTime":"2026-11-20T06:00:02Z","status":"True",\
                "type":"Ready"},{"lastTransitionTime":"2026-11-20T06:00:02Z","status":"True","type":"ContainersReady"}],\
                "containerStatuses":[{"containerID":"containerd://%s","image":"%s","imageID":"%s@%s","lastState":{},\
                "name":"%s","ready":true,"restartCount":0,"started":true,"state":%s}],"hostIP":"%s","podIP":"%s",\
                "podIPs":[{"ip":"%s"}],"qosClass":"Burstable"}""".formatted(
                        container.id(),
                        container.image(),
                        repository,
                        digest,
                        container.name(),
                        state,
                        reported.hostAddress(),
                        address,
                        address);
    }

    void write(PodDeleted deleted) {
        record(
                "delete",
                deleted.pod(),
                "",
                "system:node:node-1",
                NODES,
                200,
                "{\"kind\":\"DeleteOptions\",\"apiVersion\":\"v1\",\"gracePeriodSeconds\":0,\"preconditions\":{\"uid\":\"%s\"}}"
                        .formatted(deleted.pod().uid()),
                "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",%s,\"status\":{\"phase\":\"Succeeded\"}}"
                        .formatted(metadata(deleted.pod())),
                deleted.time().instant());
    }

    /** Nobody's business: a kubelet renews its lease, a controller reads a list. */
    void other(Instant time) {
        var node = "node-" + number % 50;
        if (number % 3 == 0) {
            line(
                    "get",
                    "/api/v1/namespaces/team-1/configmaps/feature-flags",
                    "configmaps",
                    "team-1",
                    "feature-flags",
                    "",
                    "system:serviceaccount:team-1:operator",
                    "[\"system:authenticated\"]",
                    200,
                    "null",
                    "null",
                    time);
            return;
        }
        var lease = """
                {"kind":"Lease","apiVersion":"coordination.k8s.io/v1","metadata":{"name":"%s","namespace":"kube-node-lease",\
                "uid":"5c8f1a0e-6a1c-4f0b-9d5e-2b7a55d0c001","resourceVersion":"%d"},"spec":{"holderIdentity":"%s",\
                "leaseDurationSeconds":40,"renewTime":"%s"}}""".formatted(node, 900_000 + number, node, time);
        line(
                "update",
                "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/" + node + "?timeout=10s",
                "leases",
                "kube-node-lease",
                node,
                "",
                "system:node:" + node,
                NODES,
                200,
                lease,
                lease,
                time);
    }

    private static String metadata(PodReference pod) {
        return """
                "metadata":{"name":"%s","namespace":"%s","uid":"%s","creationTimestamp":"2026-11-20T06:00:00Z",\
                "labels":{"app":"%s","pod-template-hash":"7d4b9c6f5"},"ownerReferences":[{"apiVersion":"apps/v1",\
                "kind":"ReplicaSet","name":"service","uid":"0a1b2c3d-0001-4000-8000-000000000001","controller":true,\
                "blockOwnerDeletion":true}]}""".formatted(pod.name(), pod.namespace(), pod.uid(), pod.name());
    }

    private void record(
            String verb,
            PodReference pod,
            String subresource,
            String user,
            String groups,
            int code,
            String request,
            String response,
            Instant time) {
        var path = "/api/v1/namespaces/%s/pods".formatted(pod.namespace());
        var isCreation = verb.equals("create") && subresource.isEmpty();
        var uri = isCreation ? path : path + "/" + pod.name() + (subresource.isEmpty() ? "" : "/" + subresource);
        line(verb, uri, "pods", pod.namespace(), pod.name(), subresource, user, groups, code, request, response, time);
    }

    private void line(
            String verb,
            String uri,
            String resource,
            String namespace,
            String name,
            String subresource,
            String user,
            String groups,
            int code,
            String request,
            String response,
            Instant time) {
        out.append("""
                {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"RequestResponse","auditID":"%08x-1c98-4420-a451-%012x",\
                "stage":"ResponseComplete","requestURI":"%s","verb":"%s","user":{"username":"%s","groups":%s},\
                "sourceIPs":["10.20.1.7"],"userAgent":"kubelet/v1.31.2 (linux/amd64) kubernetes/5864a46",\
                "objectRef":{"resource":"%s","namespace":"%s","name":"%s","apiVersion":"v1"%s},\
                "responseStatus":{"metadata":{},"code":%d},"requestObject":%s,"responseObject":%s,\
                "requestReceivedTimestamp":"%s","stageTimestamp":"%s","annotations":{"authorization.k8s.io/decision":"allow",\
                "authorization.k8s.io/reason":""}}
                """.formatted(
                        number,
                        number++,
                        uri,
                        verb,
                        user,
                        groups,
                        resource,
                        namespace,
                        name,
                        subresource.isEmpty() ? "" : ",\"subresource\":\"" + subresource + "\"",
                        code,
                        request,
                        response,
                        micros(time),
                        micros(time)));
    }

    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static String micros(Instant time) {
        return MICROS.format(time);
    }
}
