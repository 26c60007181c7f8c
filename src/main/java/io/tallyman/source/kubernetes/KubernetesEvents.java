package io.tallyman.source.kubernetes;

import io.tallyman.event.Feed;
import io.tallyman.source.RawRecord;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import java.util.List;

/**
 * The cluster's Events: what scheduler and kubelets say of pods, without digests and seldom with container ids, and not
 * reliably, since they are limited in rate.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/">Event v1</a>
 */
public final class KubernetesEvents implements Source {

    @Override
    public String logSource() {
        return "kubernetes:events";
    }

    @Override
    public String format() {
        return "Kubernetes Events, JSON, also from a watch, eventrouter, exporters, GKE and Elastic";
    }

    @Override
    public Framing framing() {
        return Framing.JSON;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        return Sight.areEvents(sample);
    }

    @Override
    public RecordParser open(Feed feed) {
        return new EventParser(feed);
    }
}
