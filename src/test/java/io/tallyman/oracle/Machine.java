package io.tallyman.oracle;

import io.tallyman.oracle.Pod.Lookup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One cloud instance, from its launch to its end.
 *
 * @param number unique in its world
 * @param isOld whether it was launched before any log tells
 * @param running when it first ran
 * @param ended when it was terminated; far in the future where it goes on
 * @param address others have it in other accounts, and afterwards
 * @param env value of its tag; empty for none
 */
record Machine(
        int number,
        String account,
        String image,
        boolean isOld,
        Instant launched,
        Instant running,
        Instant ended,
        String address,
        String subnet,
        String env,
        Optional<Tagging> tagging,
        List<Restart> restarts,
        List<Act> acts,
        List<Lookup> lookups) {

    static final Instant NEVER = Run.NEVER;
    static final String PUBLIC_SUBNET = "subnet-0fff000000000000f";
    static final String PUBLIC_SUBNET_PATH = "projects/shared-net/regions/europe-west1/subnetworks/front";
    static final String ZONE = "europe-west1-b";
    static final String PRIVATE_SUBNET = "subnet-0aaa000000000000a";

    Machine {
        restarts = List.copyOf(restarts);
        acts = List.copyOf(acts);
        lookups = List.copyOf(lookups);
    }

    /** Its tag is set, or set anew. */
    record Tagging(Instant time, String env) {}

    /**
     * It was stopped and started again.
     *
     * @param number unique in its world
     * @param changes when its user data was changed meanwhile
     * @param asked when somebody had it started
     */
    record Restart(int number, Instant stopped, List<Instant> changes, Instant asked, Instant running) {

        Restart {
            changes = List.copyOf(changes);
        }

        String change(int position) {
            return "change:%d.%d".formatted(number, position);
        }

        String ask() {
            return "ask:" + number;
        }

        String run() {
            return "run:" + number;
        }

        String stop() {
            return "stop:" + number;
        }
    }

    boolean isGoogles() {
        return Provider.of(account) == Provider.GOOGLE;
    }

    String id() {
        return isGoogles()
                ? Long.toString(5_000_000_000_000_000_000L + number)
                : "i-0%016x".formatted(0x5eed00000000L + number);
    }

    /** Where it stands in Google's cloud: another one may stand there afterwards. */
    String path() {
        return "projects/%s/zones/%s/instances/%s".formatted(account, ZONE, ownName());
    }

    /** The disk that it boots from there. */
    String disk() {
        return "projects/%s/zones/%s/disks/%s".formatted(account, ZONE, ownName());
    }

    String subnetPath() {
        return subnet.equals(PUBLIC_SUBNET)
                ? PUBLIC_SUBNET_PATH
                : "projects/%s/regions/europe-west1/subnetworks/back".formatted(account);
    }

    String networkInterface() {
        return "eni-0%016x".formatted(0xe7100000000L + number);
    }

    String launch() {
        return "launch:" + number;
    }

    String run() {
        return "run:" + number;
    }

    String end() {
        return "end:" + number;
    }

    /** What cloud-init's log says of whose it is. */
    String identity() {
        return "identity:" + number;
    }

    boolean hasEnded() {
        return ended.isBefore(NEVER);
    }

    private String lastPart() {
        return address.substring(address.lastIndexOf('.') + 1);
    }

    String privateName() {
        return isGoogles()
                ? "%s.%s.c.%s.internal".formatted(ownName(), ZONE, account)
                : "ip-%s.eu-west-1.compute.internal".formatted(address.replace('.', '-'));
    }

    /** The name that somebody gave it: another one may have it afterwards, or in another account. */
    String ownName() {
        return "web-" + lastPart();
    }

    Machine with(List<Act> others, List<Lookup> names) {
        return new Machine(
                number, account, image, isOld, launched, running, ended, address, subnet, env, tagging, restarts,
                others, names);
    }

    private Machine with(List<Restart> others, Optional<Tagging> tags) {
        return new Machine(
                number, account, image, isOld, launched, running, ended, address, subnet, env, tags, others, acts,
                lookups);
    }

    /** The same with one thing fewer. */
    Stream<Machine> smaller() {
        var fewer = new ArrayList<Machine>();
        acts.forEach(act ->
                fewer.add(with(acts.stream().filter(other -> !other.equals(act)).toList(), lookups)));
        lookups.forEach(lookup -> fewer.add(with(
                acts, lookups.stream().filter(other -> !other.equals(lookup)).toList())));
        restarts.forEach(restart -> fewer.add(
                with(restarts.stream().filter(other -> !other.equals(restart)).toList(), tagging)));
        tagging.ifPresent(tag -> fewer.add(with(restarts, Optional.empty())));
        return fewer.stream();
    }
}
