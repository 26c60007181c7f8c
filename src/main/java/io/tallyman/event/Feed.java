package io.tallyman.event;

/**
 * One log as it is delivered to us. Texts that are not known are empty.
 *
 * @param file what the user calls it: a path, or {@code -}
 * @param logSource its name as ATT&amp;CK writes it, for instance {@code containerd:events}
 * @param host the machine that wrote it, in lower case
 * @param cluster the Kubernetes cluster it belongs to
 * @param account the cloud account it belongs to
 */
public record Feed(String file, String logSource, String host, String cluster, String account) {

    public Feed {
        host = Texts.lower(host);
    }

    /** This feed, for a record that names its own host; the same object where nothing changes. */
    public Feed withHost(String recordHost) {
        var lower = Texts.lower(recordHost);
        if (lower.isEmpty() || lower.equals(host)) {
            return this;
        }
        return new Feed(file, logSource, lower, cluster, account);
    }

    public Feed withLogSource(String name) {
        return name.equals(logSource) ? this : new Feed(file, name, host, cluster, account);
    }

    public Feed withAccount(String recordAccount) {
        return recordAccount.isEmpty() || recordAccount.equals(account)
                ? this
                : new Feed(file, logSource, host, cluster, recordAccount);
    }

    public Feed withCluster(String recordCluster) {
        return recordCluster.isEmpty() || recordCluster.equals(cluster)
                ? this
                : new Feed(file, logSource, host, recordCluster, account);
    }
}
