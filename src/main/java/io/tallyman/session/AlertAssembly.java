package io.tallyman.session;

import io.tallyman.alert.Alert;
import io.tallyman.alert.Analytic;
import io.tallyman.alert.Evidence;
import io.tallyman.alert.Subject;
import io.tallyman.event.ContainerIds;
import io.tallyman.event.ImageReference;
import io.tallyman.finding.Finding;
import io.tallyman.finding.Severity;
import io.tallyman.identity.Actor;
import io.tallyman.identity.Container;
import io.tallyman.identity.Instance;
import io.tallyman.session.WorkingMemory.Sent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** Makes one alert of all that was detected about one container or instance. */
final class AlertAssembly {

    /** So much evidence of one step is shown, the earliest. */
    static final int MOST_PER_STEP = 50;

    private static final Comparator<Evidence> ORDER = Comparator.comparing(Evidence::time)
            .thenComparing(Evidence::step)
            .thenComparing(Evidence::logSource)
            .thenComparing(Evidence::file)
            .thenComparing(Evidence::line)
            .thenComparing(Evidence::summary);

    private AlertAssembly() {}

    static Alert of(Actor actor, List<Sent> detections, List<Finding> findings, Blindness blindness, int revision) {
        var worst = detections.stream()
                .max(Comparator.<Sent, Severity>comparing(
                                sent -> sent.detection().severity())
                        .thenComparing(Sent::rule, Comparator.reverseOrder()))
                .orElseThrow();
        var analytic = Analytic.valueOf(worst.detection().analytic());
        var all = evidence(analytic, findings);
        var evidence = limited(all);
        return new Alert(
                id(analytic, actor),
                revision,
                analytic.name(),
                Analytic.TECHNIQUE,
                worst.rule(),
                title(worst, findings),
                worst.detection().severity(),
                evidence.stream()
                        .map(Evidence::time)
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                evidence.stream()
                        .map(Evidence::time)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                subject(actor),
                evidence,
                analytic.steps().stream()
                        .filter(step -> evidence.stream().noneMatch(item -> item.step() == step.number()))
                        .map(step -> new Alert.NotObserved(
                                step.number(), step.logSource(), blindness.silentSince(step.number())))
                        .toList(),
                omitted(analytic, all),
                blindness.gaps(),
                false);
    }

    /**
     * Whether two alerts say the same, whatever their revision.
     *
     * @param complete whether it matters how much evidence is left out, which a flood changes all the time
     */
    static boolean sameContent(Alert one, Alert other, boolean complete) {
        return one.rule().equals(other.rule())
                && one.title().equals(other.title())
                && one.severity() == other.severity()
                && one.subject().equals(other.subject())
                && one.evidence().equals(other.evidence())
                && one.notObserved().equals(other.notObserved())
                && one.gaps().equals(other.gaps())
                && (!complete || one.omitted().equals(other.omitted()));
    }

    private static String title(Sent worst, List<Finding> findings) {
        return findings.stream()
                .filter(Finding::isDecision)
                .map(Finding::summary)
                .sorted()
                .findFirst()
                .map(image -> worst.detection().title() + ": " + image)
                .orElse(worst.detection().title());
    }

    /* One line of evidence for each record and step, and only the first of those that say the same of one log. */
    private static Collection<Evidence> evidence(Analytic analytic, List<Finding> findings) {
        var byRecord = new LinkedHashMap<List<Object>, Finding>();
        for (var finding : findings) {
            finding.proof()
                    .ifPresent(proof -> byRecord.merge(
                            List.of(finding.step(), proof.origin(), proof.time()), finding, AlertAssembly::stronger));
        }
        return distinct(byRecord.values().stream().map(finding -> evidence(analytic, finding)));
    }

    /** In order, and of those that say the same of one log only the first. */
    static Collection<Evidence> distinct(Stream<Evidence> evidence) {
        var bySaying = new LinkedHashMap<List<Object>, Evidence>();
        evidence.sorted(ORDER)
                .forEach(item -> bySaying.putIfAbsent(List.of(item.step(), item.logSource(), item.summary()), item));
        return bySaying.values();
    }

    static List<Evidence> limited(Collection<Evidence> all) {
        var kept = new ArrayList<Evidence>();
        var counts = new int[Analytic.MOST_STEPS + 1];
        for (var item : all) {
            if (counts[item.step()]++ < MOST_PER_STEP) {
                kept.add(item);
            }
        }
        return kept;
    }

    static List<Alert.Omitted> omitted(Analytic analytic, Collection<Evidence> all) {
        return analytic.steps().stream()
                .map(step -> {
                    var count = all.stream()
                            .filter(item -> item.step() == step.number())
                            .count();
                    return new Alert.Omitted(step.number(), (int) count - MOST_PER_STEP);
                })
                .filter(omitted -> omitted.evidence() > 0)
                .toList();
    }

    /* Of two findings from one record the graver, so that the sentence names the worst. */
    private static Finding stronger(Finding one, Finding other) {
        return Comparator.comparingInt(Finding::gravity)
                                .thenComparing(Finding::summary)
                                .compare(one, other)
                        >= 0
                ? one
                : other;
    }

    private static Evidence evidence(Analytic analytic, Finding finding) {
        var proof = finding.proof().orElseThrow();
        var step = analytic.step(finding.step());
        return new Evidence(
                step.number(),
                step.name(),
                step.dataComponent(),
                proof.origin().logSource(),
                proof.time(),
                finding.summary(),
                proof.join(),
                proof.attribution().reason(),
                proof.origin().feed().file(),
                proof.origin().line());
    }

    private static Subject subject(Actor actor) {
        return actor instanceof Instance instance ? subject(instance) : subject((Container) actor);
    }

    private static Subject subject(Instance instance) {
        var reference = instance.reference();
        return new Subject.Instance(
                reference.cloud(),
                reference.account(),
                reference.region(),
                reference.id().isEmpty() ? reference.path() : reference.id(),
                instance.launch().map(launch -> launch.image().id()).orElse(""),
                reference.path().isEmpty() ? instance.tags().getOrDefault("Name", "") : reference.name());
    }

    private static Subject subject(Container container) {
        return new Subject.Container(
                container.id(),
                container.name(),
                container.pod(),
                container.node(),
                container.cluster(),
                container
                        .image()
                        .map(image -> image(image.reference(), container.digest()))
                        .orElse(new Subject.Image("", "", "", "", container.digest())));
    }

    private static Subject.Image image(ImageReference reference, String digest) {
        return new Subject.Image(
                reference.toString(), reference.registry(), reference.repository(), reference.tag(), digest);
    }

    /* From what names the container to people, so that it does not depend on which record came first. */
    private static String id(Analytic analytic, Actor actor) {
        return actor instanceof Instance instance ? id(analytic, instance) : id(analytic, (Container) actor);
    }

    private static String id(Analytic analytic, Instance instance) {
        var reference = instance.reference();
        return hashed(analytic.name(), reference.cloud(), reference.id().isEmpty() ? reference.path() : reference.id());
    }

    private static String id(Analytic analytic, Container container) {
        var name = container.id().isEmpty()
                ? String.join(
                        "/",
                        container.pod().uid(),
                        container.pod().namespace(),
                        container.pod().name(),
                        container.name())
                : known(container.id());
        return hashed(analytic.name(), container.cluster(), container.node(), name);
    }

    /* What every record of a runtime's id tells, for a sensor cuts it short. */
    private static String known(String id) {
        return ContainerIds.isHex(id) && id.length() > ContainerIds.SHORTEST
                ? id.substring(0, ContainerIds.SHORTEST)
                : id;
    }

    private static String hashed(String... parts) {
        var text = String.join("\n", parts);
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
