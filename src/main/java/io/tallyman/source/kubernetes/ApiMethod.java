package io.tallyman.source.kubernetes;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A call to the Kubernetes API as GKE's Cloud Audit entries name it: {@code io.k8s.core.v1.pods.status.patch}.
 *
 * @param group the API group; empty for the core group
 * @param resource the resource; empty for a call that names none
 * @param subresource empty if none
 * @param verb the last part
 * @see <a href="https://cloud.google.com/kubernetes-engine/docs/how-to/audit-logging">GKE audit logging</a>
 */
record ApiMethod(String group, String resource, String subresource, String verb) {

    private static final Pattern VERSION = Pattern.compile("v[0-9]+((alpha|beta)[0-9]+)?");

    /** Reads {@code io.k8s.GROUP.VERSION.RESOURCE[.SUBRESOURCE].VERB}, where the group may hold dots. */
    static ApiMethod parse(String method) {
        var parts = method.split("\\.", -1);
        var verb = parts[parts.length - 1];
        for (int i = 2; method.startsWith("io.k8s.") && i < parts.length - 2; i++) {
            if (VERSION.matcher(parts[i]).matches()) {
                var group = String.join(".", Arrays.copyOfRange(parts, 2, i));
                var subresource = i + 2 < parts.length - 1 ? parts[i + 2] : "";
                return new ApiMethod(group.equals("core") ? "" : group, parts[i + 1], subresource, verb);
            }
        }
        return new ApiMethod("", "", "", verb);
    }
}
