package io.tallyman.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;

/** Makes images out of others, out of machines and of what was brought, in one step or several. */
final class AmiMaking {

    private final RandomGenerator random;
    private final Provider provider;
    private final List<Ami> images;
    private final IntSupplier numbers;
    private final List<Derivation> derivations = new ArrayList<>();

    /** @param images those that are there; what is made is added */
    AmiMaking(RandomGenerator random, Provider provider, List<Ami> images, IntSupplier numbers) {
        this.random = random;
        this.provider = provider;
        this.images = images;
        this.numbers = numbers;
    }

    List<Derivation> derivations() {
        return List.copyOf(derivations);
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private Instant after(Instant time, int mostMillis) {
        return time.plusMillis(1 + random.nextInt(mostMillis));
    }

    /** When it was made. */
    Instant derive(Instant time, List<Machine> machines) {
        var account = pick(provider.accounts());
        var own = numbers.getAsInt();
        var source = pick(images);
        var running = machines.stream()
                .filter(machine ->
                        machine.launched().isBefore(time) && machine.ended().isAfter(time))
                .toList();
        var drawn = random.nextInt(running.isEmpty() ? 5 : 8);
        var way = drawn == 1 && Ami.isOfMarketplace(source.id()) ? 2 : drawn;
        var machine = way < 5 ? Optional.<Machine>empty() : Optional.of(pick(running));
        var names = Names.of(provider, machine.map(Machine::account).orElse(account), own, way);
        machine.ifPresentOrElse(
                from -> madeOfMachine(from, way, names, time), () -> madeOfImage(source, way, names, account, time));
        var last = derivations.get(derivations.size() - 1);
        images.add(new Ami(names.image, last.account(), "", names.snapshot, random.nextInt(3) > 0));
        return last.time();
    }

    /* What the things that are made on the way are called. */
    private record Names(String image, String snapshot, String disk) {

        static Names of(Provider provider, String account, int number, int way) {
            return switch (provider) {
                case AWS -> aws(number);
                case GOOGLE -> google(account, number, way > 5);
                case AZURE -> azure(account, number, way);
            };
        }

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

        /* Only a gallery's version is made of an image, and never of one of the marketplace. */
        static Names azure(String account, int number, int way) {
            var name = "made-" + number;
            return new Names(
                    way == 1 || number % 2 == 0
                            ? Ami.gallery(account) + "/images/" + name + "/versions/1.0.0"
                            : AzureIds.resource(account, "compute/images", name),
                    AzureIds.resource(account, "compute/snapshots", name),
                    AzureIds.resource(account, "compute/disks", name));
        }
    }

    private void madeOfMachine(Machine machine, int way, Names names, Instant time) {
        var account = machine.account();
        var isByPath = provider != Provider.AWS;
        if (way > 5) {
            made("CreateImage", names.image, isByPath ? machine.path() : machine.id(), account, time);
            return;
        }
        made(
                isByPath ? "CreateSnapshot" : "CreateSnapshots",
                names.snapshot,
                isByPath ? machine.disk() : machine.id(),
                account,
                time);
        made("RegisterImage", names.image, names.snapshot, account, after(time, 90_000));
    }

    private void madeOfImage(Ami source, int way, Names names, String account, Instant time) {
        var isByPath = provider != Provider.AWS;
        switch (way) {
            case 0 -> made("ImportImage", names.image, Derivation.UPLOAD, account, time);
            case 2 -> {
                if (isByPath) {
                    made("CreateVolume", names.disk, source.id(), account, time);
                } else {
                    made("CopySnapshot", names.snapshot, source.snapshot(), account, time);
                }
                made(
                        "RegisterImage",
                        names.image,
                        isByPath ? names.disk : names.snapshot,
                        account,
                        after(time, 90_000));
            }
            case 3 -> {
                made("CreateVolume", names.disk, isByPath ? source.id() : source.snapshot(), account, time);
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
}
