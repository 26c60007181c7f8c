package io.tallyman.oracle;

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
    private final AmiMaking making;
    private final List<Search> searches = new ArrayList<>();
    private final List<Machine> machines = new ArrayList<>();
    private int number;

    private MachineWorlds(long seed) {
        this.seed = seed;
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        this.provider = provider(seed);
        this.premises = premises();
        this.window = premises.setting().window;
        this.acts = new MachineActs(random, premises, () -> ++number);
        this.images = new ArrayList<>(Ami.stock(
                provider,
                IntStream.range(0, 6).mapToObj(i -> random.nextInt(4) > 0).toList()));
        this.making = new AmiMaking(random, provider, images, () -> ++number);
    }

    /* Of any five Azure has the last. */
    private static Provider provider(long seed) {
        var other = new Random(seed * 31 + 7).nextInt(3) == 0 ? Provider.GOOGLE : Provider.AWS;
        return seed % 5 == 4 ? Provider.AZURE : other;
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
                time = making.derive(time, machines).plusSeconds(2);
            } else {
                launch(time);
            }
            time = time.plus(pause());
        }
        return new MachineWorld(seed, premises, images, making.derivations(), searches, machines);
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
