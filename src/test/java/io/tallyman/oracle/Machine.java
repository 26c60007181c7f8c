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

    Provider provider() {
        return Provider.of(account);
    }

    boolean isGoogles() {
        return provider() == Provider.GOOGLE;
    }

    boolean isAzures() {
        return provider() == Provider.AZURE;
    }

    String id() {
        return switch (provider()) {
            case AWS -> "i-0%016x".formatted(0x5eed00000000L + number);
            case GOOGLE -> Long.toString(5_000_000_000_000_000_000L + number);
            case AZURE -> "5eed0000-9a41-4d8e-8000-%012x".formatted(number);
        };
    }

    /** Where it stands in Google's cloud or in Azure: another one may stand there afterwards. */
    String path() {
        return isAzures()
                ? AzureIds.machine(this)
                : "projects/%s/zones/%s/instances/%s".formatted(account, ZONE, ownName());
    }

    /** The disk that it boots from there. */
    String disk() {
        return isAzures() ? AzureIds.disk(this) : "projects/%s/zones/%s/disks/%s".formatted(account, ZONE, ownName());
    }

    String subnetPath() {
        if (isAzures()) {
            return subnet.equals(PUBLIC_SUBNET) ? AzureIds.PUBLIC_SUBNET : AzureIds.subnet(account, "back");
        }
        return subnet.equals(PUBLIC_SUBNET)
                ? PUBLIC_SUBNET_PATH
                : "projects/%s/regions/europe-west1/subnetworks/back".formatted(account);
    }

    String networkInterface() {
        return isAzures() ? AzureIds.networkInterface(this) : "eni-0%016x".formatted(0xe7100000000L + number);
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

    /** What tells, before it is launched, which address its interface has. */
    String place() {
        return "place:" + number;
    }

    /** What tells, when it has run, which hardware address. */
    String hardware() {
        return "hardware:" + number;
    }

    String tag() {
        return "tag:" + number;
    }

    boolean hasEnded() {
        return ended.isBefore(NEVER);
    }

    private String lastPart() {
        return address.substring(address.lastIndexOf('.') + 1);
    }

    /** What the cloud calls it within its network. */
    String privateName() {
        return switch (provider()) {
            case AWS -> "ip-%s.eu-west-1.compute.internal".formatted(address.replace('.', '-'));
            case GOOGLE -> "%s.%s.c.%s.internal".formatted(ownName(), ZONE, account);
            case AZURE -> "vm-" + lastPart();
        };
    }

    /** The name that somebody gave it: another one may have it afterwards, or in another account. */
    String ownName() {
        return "web-" + lastPart();
    }

    /** The value of its tag then. */
    String env(Instant time) {
        return tagging.filter(tag -> !tag.time().isAfter(time))
                .map(Tagging::env)
                .orElse(env);
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
