package io.tallyman.source.kubernetes;

import tools.jackson.core.JsonParser;

/** Who made a request; filled while its tokens are read. */
final class UserDraft {

    private static final String NODE_USER = "system:node:";

    String name = "";
    private boolean inNodeGroup;

    void member(String field, JsonParser value) {
        switch (field) {
            case "username", "principalEmail" -> name = Members.text(value);
            case "groups" -> Members.elements(value, this::group);
            default -> {}
        }
    }

    private void group(JsonParser element) {
        inNodeGroup |= Members.text(element).equals("system:nodes");
    }

    /** Whether the API server authenticated a node: the user agent is whatever the client says. */
    boolean isKubelet() {
        return inNodeGroup || name.startsWith(NODE_USER);
    }

    /** The node it speaks for; empty where its name does not tell. */
    String node() {
        return name.startsWith(NODE_USER) ? name.substring(NODE_USER.length()) : "";
    }
}
