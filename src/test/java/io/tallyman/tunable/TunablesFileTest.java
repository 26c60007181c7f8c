package io.tallyman.tunable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TunablesFileTest {

    private static List<String> problems(String yaml) {
        return catchThrowableOfType(TunablesRejected.class, () -> Given.tunables(yaml)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void everyProblemIsToldAtOnceWithItsPlace() {
        assertThat(problems("""
                        TimeWindw: 15m
                        TimeWindow: 15
                        FirstBootWindow: 30min
                        ClockTolerance: 10m
                        UserDataInspection: maybe
                        ImageRegistryAllowList: [nginx, "*", registry.corp.example]
                        OutboundCIDRBlockList:
                          networks: [10.0.0.1/8, 203.0.113.0/24]
                          domain: [evil.test]
                        NamespaceScope: prod
                        Exclusions:
                          - {reason: nothing}
                          - {command: "x*", destination: 10.0.0.0/8}
                          - {destination: "10.0.0.1:99999"}
                        BaselineGuard: {minimumImages: -1, minimumAge: -1h}
                        AllowedLateness: {"AWS:CloudTrail": 99d}
                        """))
                .containsExactly(
                        "test.yaml:1:1: TimeWindw is no key here; did you mean TimeWindow?",
                        "test.yaml:2:13: TimeWindow: \"15\" has no unit; expected a length of time with its unit, such as 500ms, 90s, 15m, 24h, 7d or PT15M",
                        "test.yaml:3:18: FirstBootWindow: \"30min\" has the unknown unit \"min\"; units are ms, s, m, h and d",
                        "test.yaml:4:17: ClockTolerance: 10m must be between 0s and 5m",
                        "test.yaml:5:21: UserDataInspection: found \"maybe\"; expected true or false",
                        "test.yaml:6:33: ImageRegistryAllowList[1]: \"*\" is no image pattern: a * alone could mean any registry: write docker.io/* for Docker Hub, or name the registry",
                        "test.yaml:6:38: ImageRegistryAllowList[2]: \"registry.corp.example\" is no image pattern: a registry needs a path: write registry.corp.example/* for everything in it",
                        "test.yaml:8:14: OutboundCIDRBlockList.networks[0]: \"10.0.0.1/8\" has bits set behind its prefix; its block begins at 10.0.0.0/8",
                        "test.yaml:9:3: OutboundCIDRBlockList.domain is no key here; did you mean domains?",
                        "test.yaml:10:17: NamespaceScope: found \"prod\"; expected a list, each: namespace, also with *",
                        "test.yaml:12:5: Exclusions[0]: excludes everything: give one or more of image, namespace, command, parent, destination",
                        "test.yaml:13:5: Exclusions[1]: could never match: destination is of a connection, command and parent are of a program; write two exclusions",
                        "test.yaml:14:19: Exclusions[2].destination: \"10.0.0.1:99999\" has no port between 1 and 65535 after its colon",
                        "test.yaml:15:32: BaselineGuard.minimumImages: -1 must be a whole number between 0 and 1000000",
                        "test.yaml:15:48: BaselineGuard.minimumAge: \"-1h\" is no duration; expected a length of time with its unit, such as 500ms, 90s, 15m, 24h, 7d or PT15M",
                        "test.yaml:16:37: AllowedLateness.AWS:CloudTrail: 99d must be between 0s and 1d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TimeWindow: 0s | 1:13 | must be between 1ms and 1d",
                "TimeWindow: 25h | 1:13 | must be between 1ms and 1d",
                "TimeWindow: PT-5M | 1:13 | must be between 1ms and 1d",
                "TimeWindow: P99999999999999999999D | 1:13 | is no duration",
                "TimeWindow: 99999999999999999999s | 1:13 | is no duration",
                "TimeWindow: 1.5h | 1:13 | is no duration",
                "TimeWindow: | 1:12 | found nothing",
                "TimeWindow: [15m] | 1:13 | found a list",
                "TimeWindow: {a: 1} | 1:13 | found keys with values",
                "timewindow: 15m | 1:1 | did you mean TimeWindow?",
                "Nonsense: 15m | 1:1 | keys are ImageRegistryAllowList, TimeWindow",
                "{TimeWindow: 15m, TimeWindow: 20m} | 1:19 | TimeWindow stands twice; first in line 1",
                "NamespaceScope: [true] | 1:18 | quote it where it is meant as text",
                "NamespaceScope: [Prod] | 1:18 | is no namespace",
                "SuspiciousBinaries: [/bin/sh] | 1:22 | is no program name",
                "ImageMirrors: {hub: docker.io} | 1:15 | \"hub\" is no registry",
                "ImageMirrors: {mirror.example/hub: docker.io/} | 1:15 | \"docker.io/\" is no registry",
                "ImageMirrors: {'mirror.example/*': docker.io} | 1:15 | is no registry",
                "ApprovedImageCatalog: {aws: {owners: [Amazon Inc]}} | 1:39 | is no account",
                "ApprovedImageCatalog: {aws: {images: [i-1]}} | 1:39 | is no AMI",
                "ApprovedImageCatalog: {gcp: {images: [global/images/x]}} | 1:39 | is no image path",
                "ApprovedImageCatalog: {azure: {galleries: [corp]}} | 1:44 | is no resource id",
                "VMTagScope: {tags: [{key: env}]} | 1:21 | VMTagScope.tags[0].value is missing",
                "ApprovedEgress: {asns: [AS64500]} | 1:25 | expected whole number",
                "ApprovedEgress: {asns: [0x10]} | 1:25 | must be a whole number",
                "AllowedLateness: 30 | 1:18 | has no unit",
                "BaselineGuard: {minimumImages: 1.5} | 1:32 | expected whole number",
                "Exclusions: [ci] | 1:14 | found \"ci\"; expected keys out of image",
                "TimeWindow: &w 15m | 1:13 | anchors and aliases are not read",
                "TimeWindow: *w | 1:13 | anchors and aliases are not read",
                "TimeWindow: !!str 15m | 1:13 | tags are not read",
                "TimeWindow: [15m | 1:1 | is no YAML",
                "[a, b] | 1:1 | found a list; expected keys with values",
                "{[a]: b} | 1:2 | found a list as a key",
                "just text | 1:1 | expected keys with values",
            })
    void eachMistakeIsRefusedWhereItStands(String yaml, String place, String message) {
        assertThat(problems(yaml)).singleElement().satisfies(problem -> {
            assertThat(problem).contains(message);
            if (!message.equals("is no YAML")) {
                assertThat(problem).startsWith("test.yaml:" + place + ": ");
            }
        });
    }

    @Test
    void errorsOfSyntaxAreToldWithTheirPlace() {
        assertThat(problems("TimeWindow: 15m\nNamespaceScope:\n\t- prod\n"))
                .singleElement()
                .asString()
                .startsWith("test.yaml:3:1: is no YAML: ")
                .contains("TAB");
        assertThat(problems("TimeWindow: 15m\nNamespaceScope: [prod\nUserDataInspection: true\n"))
                .singleElement()
                .asString()
                .startsWith("test.yaml:3:");
        assertThat(problems("a: 1\n---\nb: 2\n"))
                .anySatisfy(problem -> assertThat(problem)
                        .isEqualTo("test.yaml:2:1: a second document begins here; expected one document in the file"));
        assertThat(problems("a: \u0001")).singleElement().asString().contains("U+0001");
    }

    @Test
    void aBombDoesNotGoOff() {
        assertThat(problems("TimeWindow: " + "[".repeat(100_000)))
                .containsExactly("test.yaml:1:44: is nested more than 32 deep");
        assertThat(problems("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"))
                .hasSize(6)
                .allMatch(problem -> problem.contains("anchors and aliases are not read"));
        assertThat(problems("# " + "x".repeat(1 << 20)))
                .singleElement()
                .asString()
                .contains("expected at most 1048576");
    }

    @Test
    void layersAreUnitedKeyByKeyAndListsReplaced() {
        var lower = Yaml.read("lower.yaml", """
                TimeWindow: 5m
                NamespaceScope: [a, b]
                BaselineGuard: {minimumImages: 3}
                ApprovedImageCatalog: {aws: {owners: ["111122223333"]}}
                AllowedLateness: {"zeek:dns": 1m}
                """);
        var upper = Yaml.read("upper.yaml", "{NamespaceScope: [c], BaselineGuard: {minimumDestinations: 0}}");
        var tunables = TunablesFile.read(List.of(lower, upper));
        assertThat(tunables.timeWindow().length()).isEqualTo(Duration.ofMinutes(5));
        assertThat(tunables.namespaceScope()).isEqualTo(NamespaceScope.of(List.of("c")));
        assertThat(tunables.baselineGuard()).isEqualTo(new BaselineGuard(Duration.ofHours(24), 3, 0));
        assertThat(tunables.approvedImageCatalog().aws().owners()).containsExactly("111122223333");
        assertThat(tunables.approvedImageCatalog().gcp().projects()).contains("debian-cloud");
        assertThat(tunables.allowedLateness())
                .isEqualTo(new AllowedLateness(
                        Duration.ofSeconds(30),
                        Map.of("AWS:CloudTrail", Duration.ofMinutes(15), "zeek:dns", Duration.ofMinutes(1))));
    }

    @Test
    void oneLatenessIsForAllSourcesAlike() {
        assertThat(Given.tunables("AllowedLateness: 10s").allowedLateness())
                .isEqualTo(new AllowedLateness(Duration.ofSeconds(10), Map.of()));
        var single = Yaml.read("lower.yaml", "AllowedLateness: 10s");
        var bySource = Yaml.read("upper.yaml", "AllowedLateness: {\"zeek:dns\": 1m}");
        assertThat(catchThrowableOfType(TunablesRejected.class, () -> TunablesFile.read(List.of(single, bySource)))
                        .problems())
                .containsExactly(new Problem(
                        "upper.yaml",
                        1,
                        18,
                        "AllowedLateness: has no \"default\", for the sources that are not named"));
    }

    @Test
    void problemsOfALowerLayerAreToldEvenWhereAnUpperOneHidesThem() {
        var lower = Yaml.read("lower.yaml", "TimeWindow: 15");
        var upper = Yaml.read("upper.yaml", "{TimeWindow: 15m, TimeWindo: 1m}");
        assertThat(catchThrowableOfType(TunablesRejected.class, () -> TunablesFile.read(List.of(lower, upper)))
                        .problems())
                .extracting(Problem::file)
                .containsExactly("lower.yaml", "upper.yaml");
    }

    @Test
    void theTunablesOfAScenarioKeepTheirPlaceInItsFile() {
        var scenario = Yaml.read("scenario.yaml", "title: x\ntunables:\n  TimeWindow: 15\n");
        var layer = scenario.under("tunables");
        assertThat(catchThrowableOfType(TunablesRejected.class, () -> TunablesFile.read(List.of(layer)))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).startsWith("scenario.yaml:3:15: TimeWindow"));
    }

    @Test
    void aScenarioWithoutTunablesIsAnEmptyLayer() {
        assertThat(Yaml.read("scenario.yaml", "title: x").under("tunables").entries())
                .isEmpty();
        assertThat(Yaml.read("scenario.yaml", "tunables:").under("tunables").entries())
                .isEmpty();
        assertThat(catchThrowableOfType(
                                TunablesRejected.class,
                                () -> Yaml.read("scenario.yaml", "tunables: [a]")
                                        .under("tunables"))
                        .getMessage())
                .isEqualTo("scenario.yaml:1:11: tunables: found a list; expected keys with values");
    }

    @Test
    void aFileIsReadOrRefusedAsAWhole(@TempDir Path folder) throws IOException {
        var good = Files.writeString(folder.resolve("good.yaml"), "\ufeff# nothing but a comment\n");
        assertThat(TunablesFile.read(List.of(Yaml.read(good)))).isEqualTo(TunablesFile.defaults());
        var bad = Files.write(folder.resolve("bad.yaml"), new byte[] {(byte) 0xc3, 0x28});
        assertThat(catchThrowableOfType(TunablesRejected.class, () -> Yaml.read(bad))
                        .getMessage())
                .isEqualTo(bad + ":1:1: is not UTF-8");
        var missing = folder.resolve("missing.yaml");
        assertThat(catchThrowableOfType(TunablesRejected.class, () -> Yaml.read(missing))
                        .getMessage())
                .startsWith(missing + ":1:1: cannot be read");
    }

    @ParameterizedTest
    @CsvSource({
        "15m, PT15M",
        "90s, PT90S",
        "500ms, PT0.5S",
        "24h, PT24H",
        "1d, PT24H",
        "PT15M, PT15M",
        "P1D, PT24H",
        "PT0.5S, PT0.5S"
    })
    void lengthsOfTimeAreReadInEveryForm(String written, Duration expected) {
        assertThat(Given.tunables("TimeWindow: " + written).timeWindow().length())
                .isEqualTo(expected);
    }
}
