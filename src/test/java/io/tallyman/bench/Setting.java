package io.tallyman.bench;

import io.tallyman.Detector;
import io.tallyman.rule.RuleCache;
import io.tallyman.rule.RuleFile;
import io.tallyman.rule.RuleSet;
import io.tallyman.rule.Vocabulary;
import io.tallyman.tunable.Tunables;
import io.tallyman.tunable.TunablesFile;
import io.tallyman.tunable.Yaml;
import java.io.IOException;
import java.util.List;

/** The shipped rules with the tunables of the generated cluster. */
final class Setting {

    static final String TUNABLES = """
            ImageRegistryAllowList: ["registry.corp.example:5000/*"]
            NamespaceScope: [team-3]
            ApprovedImageCatalog: {aws: {owners: [amazon, "204718836590"]}, gcp: {projects: [debian-cloud, corp-images]}, azure: {publishers: [canonical, microsoftwindowsserver]}}
            ApprovedEgress: {networks: [10.0.0.0/8, 169.254.0.0/16, 198.51.100.0/24], domains: ["*.corp.example"]}
            OutboundCIDRBlockList: {networks: [203.0.113.0/24], domains: [pool.example]}
            """;

    final RuleSet rules;
    final Tunables tunables;

    Setting() throws IOException {
        rules = RuleSet.load(RuleFile.shipped(), Vocabulary.STANDARD, RuleCache.shipped());
        tunables = TunablesFile.read(List.of(Yaml.read("generated", TUNABLES)));
    }

    Detector detector() {
        return detector(Detector.Mode.REPLAY);
    }

    Detector detector(Detector.Mode mode) {
        return new Detector(rules, tunables, mode);
    }
}
