package io.tallyman.oracle;

import static io.tallyman.oracle.Quoted.json;

import java.util.ArrayList;
import java.util.List;

/** The results of CNI plugins on a node, half of them without a time. */
final class CniLines {

    private CniLines() {}

    static List<Line> of(List<Pod> pods) {
        var lines = new ArrayList<Line>();
        for (var pod : pods) {
            if (!pod.address().isEmpty()) {
                var holder = pod.all().findFirst().orElseThrow();
                var time = holder.created().plusMillis(6);
                lines.add(new Line(
                        time,
                        json(
                                "{'container_id':'%s','netns':'cni-%d'%s,'result':{'cniVersion':'1.0.0','interfaces':[{'name':'cni0'},{'name':'eth0','sandbox':'/var/run/netns/cni-%d'}],'ips':[{'interface':1,'address':'%s/24','gateway':'10.244.11.1'}],'dns':{}}}",
                                holder.id(),
                                pod.number(),
                                pod.number() % 2 == 0 ? "" : ",'time':'%s'".formatted(Clock.micros(time)),
                                pod.number(),
                                pod.address()),
                        List.of()));
            }
        }
        return lines;
    }
}
