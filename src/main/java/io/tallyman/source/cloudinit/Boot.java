package io.tallyman.source.cloudinit;

import io.tallyman.event.InstanceReference;
import java.util.Locale;
import java.util.regex.Pattern;

/** What cloud-init's log tells, in the course of one boot, of the instance that it runs on. */
final class Boot {

    /*
     * The first folder /var/lib/cloud/instances/ID of a boot counts: cloud-init links to it before it runs anything that
     * user data or image could name otherwise. An image made of an instance may hold that instance's log, to which ours
     * goes on writing: so each boot begins anew. Clouds give ids of different forms; a UUID is Azure's only if the data
     * source, which is told before the folder, is no other cloud's: OpenStack and NoCloud have UUIDs, too.
     */

    private static final String FIRST_STAGE = " running 'init-local'";
    private static final String LOADED = "Loaded datasource ";
    private static final Pattern FOLDER = Pattern.compile("/var/lib/cloud/instances/([\\w.-]{1,128})");
    private static final Pattern AWS = Pattern.compile("i-[0-9a-f]{8}(?:[0-9a-f]{9})?");
    private static final Pattern GCP = Pattern.compile("[0-9]{10,20}");
    private static final Pattern AZURE = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private String source = "";
    private String folder = "";
    private InstanceReference machine = InstanceReference.NONE;
    private InstanceReference told = InstanceReference.NONE;

    /** Takes a message into account; true where it tells an instance that was not told before. */
    boolean learns(String message) {
        if (message.startsWith(Banner.PROGRAM) && message.contains(FIRST_STAGE)) {
            source = "";
            folder = "";
            machine = InstanceReference.NONE;
        }
        if (message.startsWith(LOADED)) {
            int end = message.indexOf(' ', LOADED.length());
            source = message.substring(LOADED.length(), end < 0 ? message.length() : end);
        }
        var found = folder.isEmpty() ? FOLDER.matcher(message) : null;
        if (found == null || !found.find()) {
            return false;
        }
        folder = found.group(1);
        machine = named(folder);
        var isNews = machine.isKnown() && !machine.equals(told);
        told = machine.isKnown() ? machine : told;
        return isNews;
    }

    private InstanceReference named(String id) {
        if (AWS.matcher(id).matches() && isOf("Ec2")) {
            return InstanceReference.ofId("aws", "", "", id);
        }
        if (GCP.matcher(id).matches() && isOf("GCE")) {
            return InstanceReference.ofId("gcp", "", "", id);
        }
        return AZURE.matcher(id).matches() && isOf("Azure")
                ? InstanceReference.ofId("azure", "", "", id.toLowerCase(Locale.ROOT))
                : InstanceReference.NONE;
    }

    private boolean isOf(String cloud) {
        return source.isEmpty() || source.contains(cloud);
    }

    InstanceReference machine() {
        return machine;
    }
}
