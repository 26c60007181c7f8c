package io.tallyman.source.kubernetes;

import io.tallyman.event.Feed;
import io.tallyman.source.RawRecord;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import java.util.List;

/**
 * The API server's audit log: who asked for which pod, and what the kubelets answered of its containers.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/">Auditing</a>
 */
public final class KubernetesAudit implements Source {

    @Override
    public String logSource() {
        return "kubernetes:audit";
    }

    @Override
    public String format() {
        return "Kubernetes audit events, JSON, also from EKS, AKS, GKE and Elastic";
    }

    @Override
    public Framing framing() {
        return Framing.JSON;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        return Sight.areAudit(sample);
    }

    @Override
    public RecordParser open(Feed feed) {
        return new AuditParser(feed);
    }
}
