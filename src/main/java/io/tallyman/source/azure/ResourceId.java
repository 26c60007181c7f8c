package io.tallyman.source.azure;

/** Parts of Azure's resource ids, in lower case. */
final class ResourceId {

    private ResourceId() {}

    /** What stands behind a name in the id: the subscription behind {@code subscriptions}; empty if there is none. */
    static String part(String id, String name) {
        var key = "/" + name + "/";
        var start = id.indexOf(key);
        if (start < 0) {
            return "";
        }
        var from = start + key.length();
        var to = id.indexOf('/', from);
        return id.substring(from, to < 0 ? id.length() : to);
    }

    static String subscription(String id) {
        return part(id, "subscriptions");
    }

    /** The id up to and with the part behind a name; empty if there is none. */
    static String upTo(String id, String name) {
        var part = part(id, name);
        return part.isEmpty() ? "" : id.substring(0, id.indexOf("/" + name + "/") + name.length() + 2 + part.length());
    }

    static String last(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /** The id of a disk of this name beside another resource of the same group. */
    static String disk(String beside, String name) {
        var provider = beside.indexOf("/providers/");
        return name.isEmpty() || provider < 0
                ? ""
                : beside.substring(0, provider) + "/providers/microsoft.compute/disks/" + name;
    }
}
