package io.tallyman.source.kubernetes;

/** What a request was about, of the few things that any analytic asks for. */
enum AuditSubject {
    POD_CREATED,
    POD_BOUND,
    POD_STATUS,
    POD_DELETED,
    EPHEMERAL_CONTAINER,
    EXECUTION,
    NODE,
    EVENT,
    NONE;

    static AuditSubject of(AuditDraft draft) {
        return switch (draft.resource) {
            case "pods" -> isCore(draft) ? ofPod(draft) : NONE;
            case "nodes" -> isCore(draft) && ofNode(draft) ? NODE : NONE;
            case "events" -> draft.subresource.isEmpty() && isWrite(draft.verb) ? EVENT : NONE;
            default -> NONE;
        };
    }

    private static AuditSubject ofPod(AuditDraft draft) {
        var verb = draft.verb;
        return switch (draft.subresource) {
            case "" -> ofWholePod(verb);
            case "binding" -> verb.equals("create") ? POD_BOUND : NONE;
            case "status" -> isChange(verb) ? POD_STATUS : NONE;
            case "ephemeralcontainers" -> isChange(verb) ? EPHEMERAL_CONTAINER : NONE;
            case "exec" -> verb.equals("create") || verb.equals("get") ? EXECUTION : NONE;
            default -> NONE;
        };
    }

    private static AuditSubject ofWholePod(String verb) {
        return switch (verb) {
            case "create" -> POD_CREATED;
            case "delete", "deletecollection" -> POD_DELETED;
            default -> NONE;
        };
    }

    private static boolean ofNode(AuditDraft draft) {
        return isWrite(draft.verb) && (draft.subresource.isEmpty() || draft.subresource.equals("status"));
    }

    private static boolean isCore(AuditDraft draft) {
        return draft.group.isEmpty() || draft.group.equals("core");
    }

    private static boolean isWrite(String verb) {
        return verb.equals("create") || isChange(verb);
    }

    private static boolean isChange(String verb) {
        return verb.equals("patch") || verb.equals("update");
    }
}
