package io.tallyman.source.kubernetes;

import io.tallyman.event.EventTime;
import io.tallyman.event.PodReference;
import io.tallyman.source.Times;
import java.util.Optional;
import tools.jackson.core.JsonParser;

/**
 * One event of the audit log, bare or as GKE's Cloud Audit entry tells it; filled while its tokens are read. The objects
 * are the bulk of it: they are skipped as soon as verb and resource show that nothing will be asked of them, and read
 * where that is not known yet, since the order of members differs between writers.
 *
 * @see <a href="https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/">audit.k8s.io/v1</a>
 */
final class AuditDraft {

    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int OK = 200;

    String auditId = "";
    String stage = "";
    String verb = "";
    String uri = "";
    final UserDraft user = new UserDraft();
    String group = "";
    String resource = "";
    String subresource = "";
    String namespace = "";
    String name = "";
    String uid = "";
    String received = "";
    String staged = "";
    int code;
    ObjectDraft request = ObjectDraft.EMPTY;
    ObjectDraft response = ObjectDraft.EMPTY;
    private boolean first;
    private boolean last;
    private boolean cloud;

    void member(String field, JsonParser value) {
        switch (field) {
            case "auditID" -> auditId = Members.text(value);
            case "stage" -> stage = Members.text(value);
            case "verb" -> verb = Members.text(value);
            case "requestURI" -> uri = Members.text(value);
            case "user" -> Members.each(value, user::member);
            case "objectRef" -> Members.each(value, this::reference);
            case "responseStatus" -> Members.each(value, this::status);
            case "requestObject" -> request = object(value);
            case "responseObject" -> response = object(value);
            case "requestReceivedTimestamp" -> received = Members.text(value);
            case "stageTimestamp" -> staged = Members.text(value);
            default -> cloudMember(field, value);
        }
    }

    private void cloudMember(String field, JsonParser value) {
        switch (field) {
            case "protoPayload" -> Members.each(value, this::payload);
            case "operation" -> Members.each(value, this::operation);
            case "timestamp" -> received = received.isEmpty() ? Members.text(value) : received;
            default -> {}
        }
    }

    private void payload(String field, JsonParser value) {
        cloud = true;
        switch (field) {
            case "methodName" -> method(ApiMethod.parse(Members.text(value)));
            case "resourceName" -> path(Members.text(value));
            case "authenticationInfo" -> Members.each(value, user::member);
            case "status" -> Members.each(value, this::cloudStatus);
            case "request" -> request = object(value);
            case "response" -> response = object(value);
            default -> {}
        }
    }

    private void operation(String field, JsonParser value) {
        switch (field) {
            case "id" -> auditId = Members.text(value);
            case "first" -> first = Members.isTrue(value);
            case "last" -> last = Members.isTrue(value);
            default -> {}
        }
    }

    private void cloudStatus(String field, JsonParser value) {
        if (field.equals("code")) {
            code = Members.number(value) == 0 ? OK : Members.number(value);
        }
    }

    private void reference(String field, JsonParser value) {
        switch (field) {
            case "apiGroup" -> group = Members.text(value);
            case "resource" -> resource = Members.text(value);
            case "subresource" -> subresource = Members.text(value);
            case "namespace" -> namespace = Members.text(value);
            case "name" -> name = Members.text(value);
            case "uid" -> uid = Members.text(value);
            default -> {}
        }
    }

    private void status(String field, JsonParser value) {
        if (field.equals("code")) {
            code = Members.number(value);
        }
    }

    private ObjectDraft object(JsonParser value) {
        var wanted = !isKnown() || AuditSubject.of(this) != AuditSubject.NONE;
        return wanted ? ObjectDraft.read(value) : ObjectDraft.EMPTY;
    }

    private void method(ApiMethod method) {
        group = method.group();
        resource = method.resource();
        subresource = method.subresource();
        verb = method.verb();
    }

    /* GROUP/VERSION/[namespaces/NAMESPACE/]RESOURCE[/NAME[/SUBRESOURCE]] */
    private void path(String path) {
        var parts = path.split("/", -1);
        var namespaced = parts.length > 4 && parts[2].equals("namespaces");
        namespace = namespaced ? parts[3] : "";
        int at = namespaced ? 5 : 3;
        name = parts.length > at ? parts[at] : "";
    }

    private boolean isKnown() {
        return !verb.isEmpty() && !resource.isEmpty();
    }

    /**
     * Completes what the cloud's entry says in other words: a call that is one entry is complete, and without a status
     * it went well.
     */
    void complete() {
        if (!cloud) {
            return;
        }
        stage = first && !last ? "ResponseStarted" : "ResponseComplete";
        code = code == 0 ? OK : code;
    }

    /** Whether what was read so far shows that no event will come of it. */
    boolean isUseless() {
        if (!stage.isEmpty() && !stage.equals("ResponseComplete") && !stage.equals("ResponseStarted")) {
            return true;
        }
        if (code != 0 && !isSuccess()) {
            return true;
        }
        return isKnown() && AuditSubject.of(this) == AuditSubject.NONE;
    }

    /** Whether the request has been answered, and with success. An execution is answered when its streams open. */
    boolean isAnswered(AuditSubject subject) {
        var execution = subject == AuditSubject.EXECUTION;
        return isSuccess() && (stage.equals("ResponseComplete") || (execution && stage.equals("ResponseStarted")));
    }

    private boolean isSuccess() {
        return code == SWITCHING_PROTOCOLS || (code >= OK && code < OK + 100);
    }

    /** A Cloud Audit entry of another service, or of a call that names no resource. */
    boolean isForeign() {
        return cloud && resource.isEmpty();
    }

    /**
     * When the request was made: cause stands before effect, also where their answers cross. A deletion counts from its
     * answer.
     */
    Optional<EventTime> time(AuditSubject subject) {
        var deletion = subject == AuditSubject.POD_DELETED;
        return Times.iso(deletion ? staged : received).or(() -> Times.iso(deletion ? received : staged));
    }

    /** The pod the request was about, or the one of a collection: a generated name and the uid stand in the object. */
    PodReference pod(ObjectDraft object) {
        var ownName = subresource.isEmpty() ? object.name : "";
        var ownUid = object.uid.isEmpty() ? request.uid : object.uid;
        return new PodReference(
                namespace.isEmpty() ? object.namespace : namespace,
                ownName.isEmpty() ? (name.isEmpty() ? request.name : name) : ownName,
                ownUid.isEmpty() ? uid : ownUid);
    }

    /** Whether this is a request to the Kubernetes API at all. */
    boolean isRequest() {
        return !verb.isEmpty() && (!resource.isEmpty() || !uri.isEmpty() || !auditId.isEmpty());
    }
}
