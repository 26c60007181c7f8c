package io.tallyman.tunable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each default, so that none changes by accident. */
class TunablesDefaultsTest {

    private final Tunables defaults = TunablesFile.defaults();

    @Test
    void trustedByDefaultIsOnlyWhatANodeNeeds() {
        assertThat(defaults.imageRegistryAllowList().patterns())
                .extracting(ImagePattern::toString)
                .containsExactly(
                        "registry.k8s.io/*",
                        "k8s.gcr.io/pause",
                        "gke.gcr.io/pause",
                        "mcr.microsoft.com/oss/kubernetes/pause",
                        "mcr.microsoft.com/oss/v2/kubernetes/pause",
                        "docker.io/rancher/mirrored-pause",
                        "602401143452.dkr.ecr.*.amazonaws.com/eks/pause");
        assertThat(defaults.trusts(Given.image("registry.k8s.io/kube-proxy:v1.33.0")))
                .isTrue();
        assertThat(defaults.trusts(Given.image("nginx"))).isFalse();
    }

    @Test
    void windowsAndTimes() {
        assertThat(defaults.timeWindow().length()).isEqualTo(Duration.ofMinutes(15));
        assertThat(defaults.firstBootWindow().length()).isEqualTo(Duration.ofMinutes(30));
        assertThat(defaults.clockTolerance()).isEqualTo(Duration.ofSeconds(2));
        assertThat(defaults.timeWindow().tolerance()).isEqualTo(Duration.ofSeconds(2));
        assertThat(defaults.firstBootWindow().tolerance()).isEqualTo(Duration.ofSeconds(2));
        assertThat(defaults.allowedLateness())
                .isEqualTo(
                        new AllowedLateness(Duration.ofSeconds(30), Map.of("AWS:CloudTrail", Duration.ofMinutes(15))));
        assertThat(defaults.baselineGuard()).isEqualTo(new BaselineGuard(Duration.ofHours(24), 20, 5));
    }

    @Test
    void suspiciousBinariesAreThoseOfAttackAndTheirRelatives() {
        assertThat(defaults.suspiciousBinaries().names())
                .contains("curl", "wget", "bash", "sh", "python", "nc", "powershell")
                .isEqualTo(Set.of(
                        "curl wget bash sh python nc powershell dash ash zsh ksh pwsh cmd ncat netcat socat telnet perl ruby php lua aria2c axel lwp-download ftp tftp ftpget scp sftp ssh rsync openssl masscan zmap zgrab pnscan nmap proxychains proxychains4 tor torsocks certutil bitsadmin mshta"
                                .split(" ")));
    }

    @Test
    void approvedEgressIsPrivateMetadataAndTheClustersOwnNames() {
        assertThat(defaults.approvedEgress())
                .isEqualTo(new ApprovedEgress(
                        NetworkSet.of(List.of(
                                "10.0.0.0/8",
                                "172.16.0.0/12",
                                "192.168.0.0/16",
                                "100.64.0.0/10",
                                "169.254.0.0/16",
                                "168.63.129.16",
                                "fc00::/7")),
                        DomainSet.of(List.of("*.svc", "*.cluster.local")),
                        Set.of()));
        for (var address :
                List.of("10.1.1.1", "172.31.0.1", "192.168.1.1", "100.127.0.1", "169.254.169.254", "fd00::1")) {
            assertThat(defaults.approves(Given.address(address))).as(address).isTrue();
        }
        for (var address : List.of("172.32.0.1", "100.128.0.1", "203.0.113.1", "2001:db8::1", "8.8.8.8")) {
            assertThat(defaults.approves(Given.address(address))).as(address).isFalse();
        }
    }

    @Test
    void nothingIsBlockedScopedExcludedOrMirrored() {
        assertThat(defaults.outboundCidrBlockList())
                .isEqualTo(new OutboundCidrBlockList(NetworkSet.of(List.of()), DomainSet.of(List.of())));
        assertThat(defaults.namespaceScope()).isEqualTo(NamespaceScope.of(List.of()));
        assertThat(defaults.exclusions().isEmpty()).isTrue();
        assertThat(defaults.imageMirrors()).isEqualTo(ImageMirrors.of(Map.of()));
    }

    @Test
    void userDataIsInspectedOnEveryInstance() {
        assertThat(defaults.userDataInspection()).isTrue();
        assertThat(defaults.vmTagScope()).isEqualTo(new VmTagScope(List.of(), List.of()));
    }

    @Test
    void approvedMachineImagesAreTheCloudsOwn() {
        var catalog = defaults.approvedImageCatalog();
        assertThat(catalog.aws()).isEqualTo(new ApprovedImageCatalog.Aws(List.of("amazon"), List.of()));
        assertThat(catalog.gcp().projects())
                .containsExactly(
                        "debian-cloud ubuntu-os-cloud ubuntu-os-pro-cloud cos-cloud centos-cloud rocky-linux-cloud rhel-cloud suse-cloud fedora-coreos-cloud windows-cloud windows-sql-cloud gke-node-images gke-windows-node-images"
                                .split(" "));
        assertThat(catalog.gcp().images()).isEmpty();
        assertThat(catalog.azure().publishers())
                .containsExactly(
                        "canonical microsoftwindowsserver microsoftwindowsdesktop microsoftsqlserver microsoft-aks debian redhat suse oracle almalinux"
                                .split(" "));
        assertThat(catalog.azure().galleries()).isEmpty();
        assertThat(catalog.azure().images()).isEmpty();
    }

    @Test
    void theFactIsTheSameHoweverOftenItIsRead() {
        assertThat(TunablesFile.defaults()).isEqualTo(defaults).hasSameHashCodeAs(defaults);
    }

    @Test
    void namespacesOfTheScopeMayHaveStars() {
        var tunables = Given.tunables("NamespaceScope: [prod, team-*]");
        assertThat(tunables.inNamespaceScope("prod")).isTrue();
        assertThat(tunables.inNamespaceScope("team-blue")).isTrue();
        assertThat(tunables.inNamespaceScope("prod2")).isFalse();
        assertThat(tunables.inNamespaceScope("")).isFalse();
        assertThat(Given.tunables("NamespaceScope: [\"*\"]").inNamespaceScope(""))
                .isFalse();
    }

    @Test
    void latenessIsAskedBySource() {
        assertThat(defaults.allowedLateness().of("AWS:CloudTrail")).isEqualTo(Duration.ofMinutes(15));
        assertThat(defaults.allowedLateness().of("auditd:SYSCALL")).isEqualTo(Duration.ofSeconds(30));
        assertThat(defaults.allowedLateness().longest()).isEqualTo(Duration.ofMinutes(15));
    }
}
