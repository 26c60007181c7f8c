package io.tallyman.tunable;

import static io.tallyman.tunable.Key.required;
import static io.tallyman.tunable.Shapes.bool;
import static io.tallyman.tunable.Shapes.duration;
import static io.tallyman.tunable.Shapes.either;
import static io.tallyman.tunable.Shapes.integer;
import static io.tallyman.tunable.Shapes.layered;
import static io.tallyman.tunable.Shapes.list;
import static io.tallyman.tunable.Shapes.map;
import static io.tallyman.tunable.Shapes.text;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of all keys of a tunables file: what loads it, checks it and documents it is made from this. */
final class TunableKeys {

    static final Duration LEAST_WINDOW = Duration.ofMillis(1);
    static final Duration MOST_WINDOW = Duration.ofHours(24);
    static final Duration MOST_TOLERANCE = Duration.ofMinutes(5);
    static final Duration MOST_LATENESS = Duration.ofHours(24);
    static final Duration MOST_AGE = Duration.ofDays(365);
    private static final int MOST_COUNT = 1_000_000;

    static final Key<ImageRegistryAllowList> IMAGE_REGISTRY_ALLOW_LIST = required(
            "ImageRegistryAllowList",
            list(ExclusionKeys.IMAGE).to(ImageRegistryAllowList::new),
            "Registries and repositories whose images are trusted.");

    static final Key<Duration> TIME_WINDOW = required(
            "TimeWindow",
            duration(LEAST_WINDOW, MOST_WINDOW),
            "How long after a container's start its commands and connections still belong to the same chain.");

    static final Key<SuspiciousBinaries> SUSPICIOUS_BINARIES = required(
            "SuspiciousBinaries",
            list(text("program name", "^[^/\\\\\\s]+$").to(TunableKeys::programName))
                    .to(SuspiciousBinaries::of),
            "Programs whose execution with outbound arguments is suspicious in a new container.");

    static final Key<NamespaceScope> NAMESPACE_SCOPE = required(
            "NamespaceScope",
            list(text("namespace, also with *", "^[a-z0-9*-]+$").to(TunableKeys::namespace))
                    .to(NamespaceScope::of),
            "Namespaces that must never pull from the Internet or run a mutable tag.");

    static final Key<OutboundCidrBlockList> OUTBOUND_CIDR_BLOCK_LIST = required(
            "OutboundCIDRBlockList",
            EgressKeys.BLOCKED,
            "Networks and domains that no container or instance may talk to.");

    static final Key<ApprovedImageCatalog> APPROVED_IMAGE_CATALOG = required(
            "ApprovedImageCatalog", CatalogKeys.SHAPE, "Machine images, and owners of machine images, to launch from.");

    static final Key<Boolean> USER_DATA_INSPECTION = required(
            "UserDataInspection", bool(), "Whether what user data and cloud-init run on first boot is judged.");

    static final Key<Duration> FIRST_BOOT_WINDOW = required(
            "FirstBootWindow",
            duration(LEAST_WINDOW, MOST_WINDOW),
            "How long after its first boot an instance's activity still belongs to the same chain.");

    static final Key<VmTagScope> VM_TAG_SCOPE = required(
            "VMTagScope", CatalogKeys.SCOPE, "The instances concerned; without tags and subnets, every instance.");

    static final Key<ApprovedEgress> APPROVED_EGRESS = required(
            "ApprovedEgress", EgressKeys.APPROVED, "Where connections may go; everything else is the Internet.");

    static final Key<Exclusions> EXCLUSIONS = required(
            "Exclusions",
            ExclusionKeys.SHAPE,
            "Activity that is known and wanted: all parts that an exclusion has must match.");

    static final Key<ImageMirrors> IMAGE_MIRRORS = required(
            "ImageMirrors",
            map(
                            text("registry, with or without a path", ExclusionKeys.IMAGE_CHARACTERS),
                            "keys and values that are registries, with or without a path")
                    .to(ImageMirrors::of),
            "Registries that serve what another registry publishes.");

    static final Key<Duration> CLOCK_TOLERANCE = required(
            "ClockTolerance",
            duration(Duration.ZERO, MOST_TOLERANCE),
            "By how much the clocks of two machines may differ; bears on order only, never on a window's end.");

    static final Key<AllowedLateness> ALLOWED_LATENESS = required(
            "AllowedLateness",
            either(
                    duration(Duration.ZERO, MOST_LATENESS).to(each -> new AllowedLateness(each, Map.of())),
                    map(
                                    duration(Duration.ZERO, MOST_LATENESS),
                                    "such lengths by log source, one of them for \"default\"")
                            .to(TunableKeys::lateness)),
            "How much later than younger records of its source a record may arrive.");

    private static final Key<Duration> MINIMUM_AGE =
            required("minimumAge", duration(Duration.ZERO, MOST_AGE), "Time since the baseline's first entry.");
    private static final Key<Long> MINIMUM_IMAGES =
            required("minimumImages", integer(0, MOST_COUNT), "Distinct images seen, before a new one means anything.");
    private static final Key<Long> MINIMUM_DESTINATIONS = required(
            "minimumDestinations",
            integer(0, MOST_COUNT),
            "Distinct destinations seen, before a new one means anything.");

    static final Key<BaselineGuard> BASELINE_GUARD = required(
            "BaselineGuard",
            layered(
                    List.of(MINIMUM_AGE, MINIMUM_IMAGES, MINIMUM_DESTINATIONS),
                    values -> new BaselineGuard(
                            values.get(MINIMUM_AGE),
                            values.get(MINIMUM_IMAGES).intValue(),
                            values.get(MINIMUM_DESTINATIONS).intValue())),
            "How much must have been seen before \"never seen\" means anything.");

    /** In the order of the shipped file: first those of ATT&CK, then ours. */
    static final List<Key<?>> ALL = List.of(
            IMAGE_REGISTRY_ALLOW_LIST,
            TIME_WINDOW,
            SUSPICIOUS_BINARIES,
            NAMESPACE_SCOPE,
            OUTBOUND_CIDR_BLOCK_LIST,
            APPROVED_IMAGE_CATALOG,
            USER_DATA_INSPECTION,
            FIRST_BOOT_WINDOW,
            VM_TAG_SCOPE,
            APPROVED_EGRESS,
            EXCLUSIONS,
            IMAGE_MIRRORS,
            CLOCK_TOLERANCE,
            ALLOWED_LATENESS,
            BASELINE_GUARD);

    private TunableKeys() {}

    static Shape<Tunables> shape(Indicators indicators) {
        return layered(ALL, values -> tunables(values, indicators));
    }

    private static Tunables tunables(Values values, Indicators indicators) {
        var tolerance = values.get(CLOCK_TOLERANCE);
        return new Tunables(
                values.get(IMAGE_REGISTRY_ALLOW_LIST),
                new Window(values.get(TIME_WINDOW), tolerance),
                values.get(SUSPICIOUS_BINARIES),
                values.get(NAMESPACE_SCOPE),
                values.get(OUTBOUND_CIDR_BLOCK_LIST),
                values.get(APPROVED_IMAGE_CATALOG),
                values.get(USER_DATA_INSPECTION),
                new Window(values.get(FIRST_BOOT_WINDOW), tolerance),
                values.get(VM_TAG_SCOPE),
                values.get(APPROVED_EGRESS),
                values.get(EXCLUSIONS),
                values.get(IMAGE_MIRRORS),
                tolerance,
                values.get(ALLOWED_LATENESS),
                values.get(BASELINE_GUARD),
                indicators);
    }

    private static AllowedLateness lateness(Map<String, Duration> written) {
        var bySource = new LinkedHashMap<>(written);
        var otherwise = bySource.remove("default");
        if (otherwise == null) {
            throw new IllegalArgumentException("has no \"default\", for the sources that are not named");
        }
        return new AllowedLateness(otherwise, bySource);
    }

    static String programName(String written) {
        if (written.matches(".*[/\\\\\\s*].*")) {
            throw new IllegalArgumentException(
                    "\"%s\" is no program name: expected a name such as curl, without path, space and *"
                            .formatted(written));
        }
        return ProgramName.of(written);
    }

    private static String namespace(String written) {
        if (!written.matches("[a-z0-9*-]+")) {
            throw new IllegalArgumentException(
                    "\"%s\" is no namespace: expected lower-case letters, digits, - and *".formatted(written));
        }
        return written;
    }
}
