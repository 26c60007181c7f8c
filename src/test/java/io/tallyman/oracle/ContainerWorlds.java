package io.tallyman.oracle;

import io.tallyman.oracle.Pod.Kind;
import io.tallyman.oracle.Premises.Sensor;
import io.tallyman.oracle.Premises.Setting;
import io.tallyman.oracle.Run.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes worlds of containers: the same seed gives the same world. */
final class ContainerWorlds {

    static final Instant BEGIN = Instant.parse("2026-11-20T06:00:00Z");

    private final long seed;
    private final Random random;
    private final Premises premises;
    private final Registry registry;
    private final Nodes nodes;
    private final Doings doings;
    private int number;

    private ContainerWorlds(long seed) {
        this.seed = seed;
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.premises = premises();
        this.registry = new Registry(random);
        this.nodes = new Nodes(random, premises.setting().tolerance.plusSeconds(3));
        this.doings = new Doings(random, premises, nodes, () -> ++number);
    }

    static ContainerWorld of(long seed) {
        return new ContainerWorlds(seed).make();
    }

    private Premises premises() {
        var setting = List.of(Setting.values()).get(random.nextInt(Setting.values().length));
        var audit = random.nextInt(4) > 0;
        var runtimeLog = !audit || random.nextInt(3) == 0;
        var addresses = random.nextInt(2) == 0;
        var sensor = random.nextInt(2) == 0
                ? Sensor.AUDITD
                : List.of(Sensor.values()).get(random.nextInt(4));
        var flows = (audit || addresses) && (sensor == Sensor.NONE || random.nextInt(3) > 0);
        return new Premises(
                setting,
                runtimeLog,
                audit,
                random.nextInt(2) == 0,
                !flows && sensor == Sensor.NONE ? Sensor.AUDITD : sensor,
                flows,
                addresses,
                random.nextBoolean(),
                random.nextBoolean(),
                skew(setting),
                skew(setting));
    }

    private Duration skew(Setting setting) {
        var half = (int) setting.tolerance.toMillis() / 2;
        return random.nextInt(4) > 0 || half == 0 ? Duration.ZERO : Duration.ofMillis(random.nextInt(2 * half) - half);
    }

    private ContainerWorld make() {
        var pods = new ArrayList<Pod>();
        var count = 1 + random.nextInt(4);
        var time = BEGIN.plusMillis(random.nextInt(60_000));
        for (int i = 0; i < count; i++) {
            pods.add(random.nextInt(5) == 0 ? alone(time) : pod(time));
            time = time.plus(pause());
        }
        return new ContainerWorld(
                seed, premises, pods.stream().map(registry::inOrderOfTime).toList());
    }

    /* Together, soon after, or when windows have ended. */
    private Duration pause() {
        return switch (random.nextInt(5)) {
            case 0 -> Duration.ofMillis(random.nextInt(3_000));
            case 1 -> Duration.ofSeconds(random.nextInt(120));
            case 2 -> Duration.ofSeconds(random.nextInt(1_200));
            default -> premises.setting().window.plusSeconds(random.nextInt(1_200));
        };
    }

    private Instant after(Instant time, int mostMillis) {
        var later = time.plusMillis(1 + random.nextInt(mostMillis)).plusNanos(random.nextInt(1_000_000));
        return random.nextInt(12) == 0 ? later.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1) : later;
    }

    /* Somebody types docker run or ctr run. */
    private Pod alone(Instant time) {
        var kind = premises.sensor() == Sensor.AUDITD && random.nextBoolean() ? Kind.CTR : Kind.DOCKER;
        var node = kind == Kind.DOCKER ? "build-1" : "edge-1";
        var own = ++number;
        var begun = after(time, 500);
        var fetched = registry.fetch(registry.pick(begun), node, own, begun);
        var created = after(fetched.pull().done().plusMillis(5), 900);
        var started = after(created.plusMillis(40), random.nextInt(3) == 0 ? 9_000 : 700);
        var ended = end(started);
        var id = kind == Kind.CTR ? "job-" + own : Registry.hex(seed + " container " + own);
        var address = kind == Kind.CTR && premises.addresses() ? nodes.address(node, created) : "";
        var run = new Run(
                own,
                id,
                kind == Kind.CTR ? "" : "happy_" + own,
                Role.APPLICATION,
                0,
                fetched.image(),
                fetched.pull(),
                nodes.pid(node, created),
                Nodes.device(own),
                created,
                started,
                ended,
                List.of());
        var pod = new Pod(own, kind, node, "", "", "", address, List.of(), List.of(run), time, Run.NEVER, List.of());
        nodes.free(pod);
        return doings.fill(pod);
    }

    private Instant end(Instant started) {
        return random.nextInt(3) > 0
                ? Run.NEVER
                : after(
                        started,
                        random.nextBoolean()
                                ? 20_000
                                : (int) premises.setting().window.toMillis() * 2);
    }

    private Pod pod(Instant time) {
        var node = "node-" + (1 + random.nextInt(2));
        var own = ++number;
        var namespace = List.of("shop", "payments", "ci", "shop").get(random.nextInt(4));
        var begun = after(time, 800);
        var address = nodes.address(node, begun);
        var sandbox = sandbox(node, begun);
        var runs = new ArrayList<Run>();
        var from = sandbox.started();
        var names = 1 + (random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0);
        for (int i = 0; i < names; i++) {
            var isInit = i == 0 && names > 1 && random.nextInt(3) == 0;
            var filled = fill("c" + i, isInit ? Role.INIT : Role.APPLICATION, node, from);
            runs.addAll(filled);
            from = isInit ? filled.get(filled.size() - 1).ended() : from;
        }
        var isOver = runs.stream().allMatch(Run::hasEnded);
        var last = runs.stream().map(Run::ended).max(Instant::compareTo).orElse(from);
        var whole = isOver ? ended(sandbox, after(last, 800)) : sandbox;
        var deleted = isOver ? last.minusMillis(random.nextInt(4_000)) : Run.NEVER;
        var uid = "%08x-0000-4000-8000-%012x".formatted(seed & 0xFFFFFFFFL, own);
        var pod = new Pod(
                own,
                Kind.KUBERNETES,
                node,
                namespace,
                "pod-" + own,
                uid,
                address,
                List.of(whole),
                runs,
                time,
                deleted.isBefore(whole.started()) ? last : deleted,
                List.of());
        nodes.free(pod);
        return doings.fill(pod);
    }

    private Run sandbox(String node, Instant begun) {
        var own = ++number;
        var fetched = Registry.pause(own, begun);
        return new Run(
                own,
                Registry.hex(seed + " container " + own),
                "",
                Role.SANDBOX,
                0,
                fetched.image(),
                fetched.pull(),
                nodes.pid(node, begun),
                Nodes.device(own),
                begun,
                after(begun, 200),
                Run.NEVER,
                List.of());
    }

    private static Run ended(Run run, Instant ended) {
        return new Run(
                run.number(),
                run.id(),
                run.name(),
                run.role(),
                run.attempt(),
                run.image(),
                run.pull(),
                run.pid(),
                run.device(),
                run.created(),
                run.started(),
                ended,
                run.doings());
    }

    /* A place in a pod: a container, and perhaps those that follow when it has ended. */
    private List<Run> fill(String name, Role role, String node, Instant from) {
        var runs = new ArrayList<Run>();
        var attempts = random.nextInt(5) == 0 ? 2 : 1;
        var time = from;
        var asked = registry.pick(from);
        for (int attempt = 0; attempt < attempts; attempt++) {
            var own = ++number;
            var begun = after(time, 600);
            var fetched = registry.fetch(asked, node, own, begun);
            var created = after(fetched.pull().done().plusMillis(5), 600);
            var started = after(created.plusMillis(40), random.nextInt(4) == 0 ? 8_000 : 500);
            var isLast = attempt == attempts - 1;
            var ended = !isLast || role == Role.INIT ? after(started, 30_000) : end(started);
            runs.add(new Run(
                    own,
                    Registry.hex(seed + " container " + own),
                    name,
                    role,
                    attempt,
                    fetched.image(),
                    fetched.pull(),
                    nodes.pid(node, created),
                    Nodes.device(own),
                    created,
                    started,
                    ended,
                    List.of()));
            time = ended.plusMillis(random.nextInt(12_000));
        }
        return runs;
    }
}
