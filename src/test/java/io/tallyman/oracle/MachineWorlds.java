package io.tallyman.oracle;

import io.tallyman.oracle.Machine.Restart;
import io.tallyman.oracle.Machine.Tagging;
import io.tallyman.oracle.MachinePremises.Guest;
import io.tallyman.oracle.MachinePremises.Naming;
import io.tallyman.oracle.MachinePremises.Setting;
import io.tallyman.oracle.MachinePremises.Wire;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Makes worlds of machines: the same seed gives the same world. */
final class MachineWorlds {

    private final long seed;
    private final Random random;
    private final Provider provider;
    private final MachinePremises premises;
    private final Duration window;
    private final MachineActs acts;
    private final List<Ami> images;
    private final List<Derivation> derivations = new ArrayList<>();
    private final List<Search> searches = new ArrayList<>();
    private final List<Machine> machines = new ArrayList<>();
    private int number;

    private MachineWorlds(long seed) {
        this.seed = seed;
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        this.provider = new Random(seed * 31 + 7).nextInt(3) == 0 ? Provider.GOOGLE : Provider.AWS;
        this.premises = premises();
        this.window = premises.setting().window;
        this.acts = new MachineActs(random, premises, () -> ++number);
        this.images = new ArrayList<>(Ami.stock(
                provider,
                IntStream.range(0, 6).mapToObj(i -> random.nextInt(4) > 0).toList()));
    }

    static MachineWorld of(long seed) {
        return new MachineWorlds(seed).make();
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private MachinePremises premises() {
        var setting = pick(List.of(Setting.values()));
        var guest = pick(List.of(Guest.values()));
        var naming = pick(List.of(Naming.values()));
        var wire =
                guest == Guest.NONE ? pick(List.of(Wire.FULL, Wire.PLAIN, Wire.SENSOR)) : pick(List.of(Wire.values()));
        return new MachinePremises(
                provider,
                setting,
                random.nextInt(4) > 0,
                random.nextInt(4) == 0,
                guest,
                naming,
                random.nextInt(3) > 0,
                random.nextInt(4) > 0,
                random.nextInt(5) > 0,
                wire,
                wire != Wire.NONE && random.nextBoolean(),
                naming == Naming.OWN_NAME || random.nextInt(3) == 0,
                random.nextInt(3) == 0,
                skew(setting));
    }

    private Duration skew(Setting setting) {
        var half = (int) setting.tolerance.toMillis() / 2;
        return random.nextInt(4) > 0 || half == 0 ? Duration.ZERO : Duration.ofMillis(random.nextInt(2 * half) - half);
    }

    private MachineWorld make() {
        var count = 1 + random.nextInt(5);
        var time = ContainerWorlds.BEGIN.plusMillis(random.nextInt(60_000));
        for (int i = 0; i < count; i++) {
            if (random.nextInt(4) == 0 && i < count - 1) {
                time = derive(time).plusSeconds(2);
            } else {
                launch(time);
            }
            time = time.plus(pause());
        }
        return new MachineWorld(seed, premises, images, derivations, searches, machines);
    }

    /* Together, soon after, or when windows have ended. */
    private Duration pause() {
        return switch (random.nextInt(5)) {
            case 0 -> Duration.ofMillis(3_000 + random.nextInt(3_000));
            case 1 -> Duration.ofSeconds(5 + random.nextInt(120));
            case 2 -> Duration.ofSeconds(5 + random.nextInt(1_200));
            default -> window.plusSeconds(20 + random.nextInt(1_200));
        };
    }

    private Instant after(Instant time, int mostMillis) {
        return time.plusMillis(1 + random.nextInt(mostMillis));
    }

    private Instant derive(Instant time) {
        var account = pick(provider.accounts());
        var own = ++number;
        var source = pick(images);
        var running = machines.stream()
                .filter(machine ->
                        machine.launched().isBefore(time) && machine.ended().isAfter(time))
                .toList();
        var way = random.nextInt(running.isEmpty() ? 5 : 8);
        var machine = way < 5 ? Optional.<Machine>empty() : Optional.of(pick(running));
        var names = provider == Provider.GOOGLE
                ? Names.google(machine.map(Machine::account).orElse(account), own, way > 5)
                : Names.aws(own);
        machine.ifPresentOrElse(
                from -> madeOfMachine(from, way, names, time), () -> madeOfImage(source, way, names, account, time));
        var last = derivations.get(derivations.size() - 1);
        images.add(new Ami(names.image, last.account(), "", names.snapshot, random.nextInt(3) > 0));
        return last.time();
    }

    /* What the things that are made on the way are called. */
    private record Names(String image, String snapshot, String disk) {

        static Names aws(int number) {
            return new Names(
                    "ami-0de00000000%06x".formatted(number),
                    "snap-0de00000000%05x".formatted(number),
                    "vol-0de000000000%05x".formatted(number));
        }

        static Names google(String project, int number, boolean isOfMachine) {
            return new Names(
                    "projects/%s/global/%s/made-%d"
                            .formatted(project, isOfMachine ? "machineImages" : "images", number),
                    "projects/%s/global/snapshots/made-%d".formatted(project, number),
                    "projects/%s/zones/%s/disks/made-%d".formatted(project, Machine.ZONE, number));
        }
    }

    private void madeOfMachine(Machine machine, int way, Names names, Instant time) {
        var account = machine.account();
        var isGoogles = machine.isGoogles();
        if (way > 5) {
            made("CreateImage", names.image, isGoogles ? machine.path() : machine.id(), account, time);
            return;
        }
        made(
                isGoogles ? "CreateSnapshot" : "CreateSnapshots",
                names.snapshot,
                isGoogles ? machine.disk() : machine.id(),
                account,
                time);
        made("RegisterImage", names.image, names.snapshot, account, after(time, 90_000));
    }

    private void madeOfImage(Ami source, int way, Names names, String account, Instant time) {
        var isGoogles = provider == Provider.GOOGLE;
        switch (way) {
            case 0 -> made("ImportImage", names.image, Derivation.UPLOAD, account, time);
            case 2 -> {
                if (isGoogles) {
                    made("CreateVolume", names.disk, source.id(), account, time);
                } else {
                    made("CopySnapshot", names.snapshot, source.snapshot(), account, time);
                }
                made(
                        "RegisterImage",
                        names.image,
                        isGoogles ? names.disk : names.snapshot,
                        account,
                        after(time, 90_000));
            }
            case 3 -> {
                made("CreateVolume", names.disk, isGoogles ? source.id() : source.snapshot(), account, time);
                made("CreateSnapshot", names.snapshot, names.disk, account, after(time, 60_000));
                made("RegisterImage", names.image, names.snapshot, account, after(time.plusSeconds(60), 60_000));
            }
            case 4 -> made("RegisterImage", names.image, Derivation.UPLOAD, account, time);
            default -> made("CopyImage", names.image, source.id(), account, time);
        }
    }

    private void made(String call, String id, String source, String account, Instant time) {
        derivations.add(new Derivation(call, id, source, account, time));
    }

    private void launch(Instant time) {
        var own = ++number;
        var account = provider.accounts().get(random.nextInt(3) / 2);
        var isOld = random.nextInt(8) == 0;
        var launched = isOld ? time.minus(Duration.ofDays(30)) : after(time, 900);
        var running = after(launched.plusSeconds(2), random.nextBoolean() ? 12_000 : 4_000);
        var since = isOld ? time : running;
        var ended = random.nextInt(4) > 0
                ? Machine.NEVER
                : after(since.plusSeconds(10), (int) window.multipliedBy(3).toMillis());
        var restarts = restarts(since, ended, isOld);
        var ami = images.size() > 6 && random.nextInt(2) == 0 ? pick(images.subList(6, images.size())) : pick(images);
        var tagging = random.nextInt(5) > 0
                ? Optional.<Tagging>empty()
                : Optional.of(new Tagging(after(since, (int) window.toMillis() / 2), pick(List.of("prod", "dev"))));
        search(account, launched);
        machines.add(acts.fill(new Machine(
                own,
                account,
                ami.id(),
                isOld,
                launched,
                running,
                ended,
                address(account, launched),
                pick(List.of(Machine.PUBLIC_SUBNET, Machine.PRIVATE_SUBNET, Machine.PRIVATE_SUBNET)),
                pick(List.of("", "prod", "dev")),
                tagging.filter(tag -> tag.time().isBefore(ended)),
                restarts,
                List.of(),
                List.of())));
    }

    /* One that is free, often one that was somebody's. */
    private String address(String account, Instant time) {
        for (int last = 10; last < 99; last++) {
            var address = "10.20.0." + last;
            var isTaken = machines.stream()
                    .filter(machine -> machine.account().equals(account)
                            && machine.address().equals(address))
                    .anyMatch(machine -> machine.ended().isAfter(time.minusMillis(1_500)));
            if (!isTaken) {
                return address;
            }
        }
        throw new IllegalStateException("a small world has not so many machines");
    }

    private List<Restart> restarts(Instant since, Instant ended, boolean isOld) {
        var restarts = new ArrayList<Restart>();
        var time = since.plusSeconds(5);
        var count = isOld ? 1 + random.nextInt(2) : random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0;
        for (int i = 0; i < count; i++) {
            var stopped = after(time, (int)
                    window.multipliedBy(random.nextBoolean() ? 1 : 4).toMillis());
            var changes = new ArrayList<Instant>();
            var asked = stopped.plusSeconds(4);
            for (int j = random.nextInt(5) / 2; j > 0; j--) {
                changes.add(after(asked, 30_000));
                asked = changes.get(changes.size() - 1).plusSeconds(2);
            }
            asked = after(asked.plusSeconds(1), random.nextInt(3) == 0 ? 200_000 : 20_000);
            var running = after(asked.plusSeconds(2), 10_000);
            if (running.plusSeconds(5).isBefore(ended)) {
                restarts.add(new Restart(++number, stopped, changes, asked, running));
            }
            time = running.plusSeconds(10);
        }
        return restarts;
    }

    private void search(String account, Instant launched) {
        if (random.nextInt(4) == 0) {
            var whole = launched.truncatedTo(ChronoUnit.SECONDS);
            var time = switch (random.nextInt(4)) {
                case 0 -> whole.minusSeconds(3_600);
                case 1 -> whole.minusSeconds(3_601);
                case 2 -> whole.plusSeconds(1);
                default -> whole.minusSeconds(random.nextInt(3_000));
            };
            var whose = random.nextInt(4) == 0 ? pick(provider.accounts()) : account;
            searches.add(new Search(++number, whose, time, random.nextInt(4) > 0));
        }
    }
}
