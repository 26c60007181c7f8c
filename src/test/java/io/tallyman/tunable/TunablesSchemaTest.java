package io.tallyman.tunable;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TunablesSchemaTest {

    private static final Path COMMITTED = Path.of("rules/tunables.schema.json");
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TunablesSchema.json(), InputFormat.JSON);

    private static List<com.networknt.schema.Error> errors(Yaml yaml) {
        return SCHEMA.validate(new JsonMapper().writeValueAsString(plain(yaml)), InputFormat.JSON);
    }

    private static Object plain(Yaml yaml) {
        if (yaml instanceof Yaml.Items items) {
            return items.items().stream().map(TunablesSchemaTest::plain).toList();
        }
        if (yaml instanceof Yaml.Entries entries) {
            Map<String, Object> map = new LinkedHashMap<>();
            entries.entries().forEach(entry -> map.put(entry.key(), plain(entry.value())));
            return map;
        }
        var scalar = (Yaml.Scalar) yaml;
        return switch (scalar.kind()) {
            case BOOLEAN -> Boolean.valueOf(scalar.text());
            case INTEGER -> Long.valueOf(scalar.text());
            case NUMBER -> Double.valueOf(scalar.text());
            default -> scalar.text();
        };
    }

    @Test
    void theCommittedSchemaIsUpToDate() throws IOException {
        if (Boolean.getBoolean("tallyman.rewrite")) {
            Files.writeString(COMMITTED, TunablesSchema.json());
        }
        assertThat(COMMITTED)
                .as("rewrite it with -Dtallyman.rewrite=true")
                .content()
                .isEqualTo(TunablesSchema.json());
    }

    @Test
    void theShippedFileNamesTheSchemaAndIsValid() throws IOException {
        var file = Path.of("rules/tunables.yaml");
        assertThat(Files.readAllLines(file).get(0)).isEqualTo("# yaml-language-server: $schema=tunables.schema.json");
        assertThat(errors(Yaml.read(file))).isEmpty();
    }

    @Test
    void theShippedFileTheTableAndTheRecordHaveTheSameKeysInTheSameOrder() {
        var keys = TunableKeys.ALL.stream().map(Key::name).toList();
        assertThat(Yaml.read(Path.of("rules/tunables.yaml")).entries())
                .extracting(Yaml.Entry::key)
                .isEqualTo(keys);
        var components = List.of(Tunables.class.getRecordComponents()).stream()
                .map(component -> component.getName())
                .toList();
        assertThat(components.subList(0, components.size() - 1))
                .usingElementComparator(String::compareToIgnoreCase)
                .isEqualTo(keys);
        assertThat(components).last().isEqualTo("indicators");
    }

    @Test
    void everyTunableIsDocumented() {
        var documented = Yaml.read(Path.of("rules/tunables.yaml")).entries().stream()
                .map(entry -> lineAbove(entry.at().line()))
                .toList();
        assertThat(documented).hasSize(TunableKeys.ALL.size()).allMatch(line -> line.startsWith("#"));
    }

    private static String lineAbove(int line) {
        try {
            return Files.readAllLines(Path.of("rules/tunables.yaml")).get(line - 2);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TimeWindw: 15m",
                "TimeWindow: 15",
                "TimeWindow: 15min",
                "TimeWindow: -15m",
                "UserDataInspection: maybe",
                "NamespaceScope: prod",
                "NamespaceScope: [Prod]",
                "NamespaceScope: [true]",
                "SuspiciousBinaries: [/bin/sh]",
                "ImageRegistryAllowList: [\"a b\"]",
                "OutboundCIDRBlockList: {domain: [evil.test]}",
                "OutboundCIDRBlockList: {networks: [corp.example]}",
                "OutboundCIDRBlockList: {domains: [\"a*.evil.test\"]}",
                "ApprovedEgress: {asns: [AS64500]}",
                "ApprovedEgress: {asns: [0]}",
                "ApprovedImageCatalog: {aws: {images: [i-1]}}",
                "ApprovedImageCatalog: {gcp: {images: [global/images/x]}}",
                "ApprovedImageCatalog: {azure: {galleries: [corp]}}",
                "VMTagScope: {tags: [{key: env}]}",
                "BaselineGuard: {minimumImages: -1}",
                "BaselineGuard: {minimumImages: 1.5}",
                "AllowedLateness: 30",
                "AllowedLateness: {default: 30}",
                "Exclusions: [ci]",
                "Exclusions: [{unknown: x}]",
            })
    void theSchemaRefusesWhatTheLoaderRefuses(String yaml) {
        assertThat(errors(Yaml.read("test.yaml", yaml))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "AllowedLateness: 30s",
                "AllowedLateness: {\"zeek:dns\": 1m}",
                "TimeWindow: PT15M",
                "BaselineGuard: {minimumImages: 0}",
                "VMTagScope: {tags: [{key: public, value: true}, {key: tier, value: 1}]}",
                "ApprovedImageCatalog: {aws: {owners: [111122223333, amazon]}}",
                "ImageRegistryAllowList: ['[2001:db8::1]:5000/*', 'a/b:1.*', nginx]",
                "ApprovedEgress: {networks: ['::ffff:10.0.0.0/104', 'fc00::/7', 192.0.2.1], domains: [corp.example.]}",
                "Exclusions: [{namespace: ci, reason: builds}, {parent: '*cron*'}]",
                "ImageMirrors: {mirror.example/hub: docker.io}",
            })
    void theSchemaAcceptsWhatTheLoaderAccepts(String yaml) {
        Given.tunables(yaml);
        assertThat(errors(Yaml.read("test.yaml", yaml))).isEmpty();
    }

    /** The schema's Javadoc names these: only the loader knows them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "TimeWindow: 25h",
                "OutboundCIDRBlockList: {networks: [10.0.0.1/8]}",
                "Exclusions: [{command: x, destination: 10.0.0.0/8}]"
            })
    void someMistakesAreBeyondTheSchema(String yaml) {
        assertThat(errors(Yaml.read("test.yaml", yaml))).isEmpty();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Given.tunables(yaml)))
                .isInstanceOf(TunablesRejected.class);
    }
}
