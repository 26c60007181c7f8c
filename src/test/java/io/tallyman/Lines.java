package io.tallyman;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The lines of {@code docs/architecture.md}, as rules. */
final class Lines {

    /** What each package may know of the others, itself aside. */
    static final Map<String, List<String>> DIRECTIONS = Map.ofEntries(
            Map.entry("event", List.of()),
            Map.entry("finding", List.of("event")),
            Map.entry("tunable", List.of("event")),
            Map.entry("identity", List.of("event")),
            Map.entry("baseline", List.of("event")),
            Map.entry("asn", List.of("tunable")),
            Map.entry("userdata", List.of("event")),
            Map.entry("source", List.of("event", "userdata")),
            Map.entry("alert", List.of("event", "finding")),
            Map.entry("rule", List.of("event", "finding", "tunable")),
            Map.entry(
                    "session",
                    List.of("event", "userdata", "finding", "tunable", "rule", "identity", "baseline", "alert")));

    private static final Set<String> CLOCKS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.Year.now",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone");
    private static final Set<String> STREAMS =
            Set.of("java.lang.System.in", "java.lang.System.out", "java.lang.System.err");
    private static final Set<String> ENDINGS =
            Set.of("java.lang.System.exit", "java.lang.Runtime.exit", "java.lang.Runtime.halt");

    private Lines() {}

    /** Libraries, and who may use them. */
    @SuppressWarnings("ImmutableEnumChecker") // the lists are immutable, and nobody writes to the arrays
    enum Library {
        DROOLS(List.of("rule", "session"), "org.kie..", "org.drools..", "com.github.javaparser.."),
        JACKSON(List.of("source", "tunable", "alert"), "tools.jackson..", "com.fasterxml.jackson.."),
        YAML(List.of("tunable", "userdata"), "org.snakeyaml.."),
        SYSTEMS(List.of("asn"), "com.maxmind.db.."),
        MIME(List.of("userdata"), "org.apache.james.mime4j.."),
        SCHEMA(List.of("tunable"), "com.networknt..", "com.github.victools.."),
        NETWORKS(List.of("tunable"), "inet.ipaddr.."),
        MAPS(List.of("identity", "session"), "org.agrona.."),
        OPTIONS(List.of("cli"), "picocli..");

        private final List<String> users;
        private final String[] packages;

        Library(List<String> users, String... packages) {
            this.users = users;
            this.packages = packages;
        }
    }

    static ArchRule direction(String name) {
        var libraries = Arrays.stream(Library.values())
                .filter(library -> library.users.contains(name))
                .flatMap(library -> Arrays.stream(library.packages));
        var ours = Stream.concat(Stream.of(name), DIRECTIONS.getOrDefault(name, List.of()).stream())
                .map(Lines::inPackage);
        var allowed = Stream.of(Stream.of("java..", "javax..", "org.jspecify.."), ours, libraries)
                .flatMap(packages -> packages)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(inPackage(name))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(describe("no class", Lines::isNoClass)));
    }

    private static boolean isNoClass(JavaClass type) {
        return type.getBaseComponentType().isPrimitive();
    }

    static ArchRule library(Library library) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(
                        library.users.stream().map(Lines::inPackage).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library.packages);
    }

    static ArchRule commandLineOnTop() {
        return allButCommandLine().should().dependOnClassesThat().resideInAPackage(inPackage("cli"));
    }

    static ArchRule noCycles() {
        return slices().matching("io.tallyman.(*)..").should().beFreeOfCycles();
    }

    static ArchRule clocks() {
        return notReaching("the machine's clock", CLOCKS);
    }

    static ArchRule streams() {
        return notReaching("standard streams", STREAMS);
    }

    static ArchRule endings() {
        return notReaching("the end of the program", ENDINGS);
    }

    static ArchRule threads() {
        return allButCommandLine()
                .should()
                .dependOnClassesThat(describe(
                        "threads and executors",
                        type -> type.getName().equals("java.lang.Thread")
                                || (type.getName().startsWith("java.util.concurrent.")
                                        && type.getSimpleName().contains("Execut"))));
    }

    private static ArchRule notReaching(String what, Set<String> members) {
        return allButCommandLine()
                .should()
                .accessTargetWhere(target(describe(what, member -> members.contains(name(member)))));
    }

    private static GivenClassesConjunction allButCommandLine() {
        return noClasses().that().resideOutsideOfPackage(inPackage("cli"));
    }

    private static String name(AccessTarget member) {
        return member.getOwner().getName() + "." + member.getName();
    }

    private static String inPackage(String name) {
        return "io.tallyman." + name + "..";
    }
}
