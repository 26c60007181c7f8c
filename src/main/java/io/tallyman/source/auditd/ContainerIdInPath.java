package io.tallyman.source.auditd;

import io.tallyman.event.ContainerIds;

/**
 * The container id in a control group's path: {@code …/cri-containerd-ID.scope}, {@code …/docker-ID.scope}, {@code
 * /kubepods/burstable/podUID/ID}. An id is 64 hex digits.
 */
final class ContainerIdInPath {

    private static final int ID_LENGTH = 64;

    private ContainerIdInPath() {}

    /** The id in the path's last part that has one; empty if there is none. */
    static String find(String path) {
        for (int end = path.length(); end >= ID_LENGTH; end--) {
            var bounded = end == path.length() || path.charAt(end) == '.' || path.charAt(end) == '/';
            int start = end - ID_LENGTH;
            var begins = start == 0 || path.charAt(start - 1) == '/' || path.charAt(start - 1) == '-';
            if (bounded && begins && ContainerIds.isHex(path.substring(start, end))) {
                return path.substring(start, end);
            }
        }
        return "";
    }
}
