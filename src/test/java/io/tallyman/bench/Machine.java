package io.tallyman.bench;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One generated cloud instance, as values for templates. */
record Machine(int number, Map<String, String> values) {

    /* One in so many runs an image that nobody approved. */
    private static final int FOREIGN = 25;

    static final String AWS_ACCOUNT = "418293750162";
    static final String GOOGLE_PROJECT = "shop-prod-4711";
    static final String AZURE_SUBSCRIPTION = "7c1e0f5a-3b52-4d8e-9a41-5f0b6d2c8e10";

    private static boolean isForeign(int number) {
        return number % FOREIGN == 7;
    }

    private static String hex(String kind, int number, int digits) {
        return Images.hex(kind + number).substring(0, digits);
    }

    private static Map<String, String> common(int number, String account) {
        var values = new HashMap<String, String>();
        values.put("account", account);
        values.put("address", "10.%d.%d.%d".formatted(20 + number / 50_000, number / 200 % 250, 10 + number % 200));
        return values;
    }

    static Machine aws(int number) {
        var values = common(number, AWS_ACCOUNT);
        values.put("id", "i-0" + hex("instance", number, 16));
        values.put("eni", "eni-0" + hex("interface", number, 16));
        values.put("mac", hex("mac", number, 10).replaceAll("(..)", ":$1").replaceFirst(":", "06:"));
        values.put(
                "host",
                "ip-%s.eu-west-1.compute.internal".formatted(address(values).replace('.', '-')));
        values.put("name", "web-" + number);
        values.put("image", awsImage(isForeign(number) ? -1 - number % 3 : number % 40));
        return new Machine(number, values);
    }

    /** The id of an image of the own pipeline, or of somebody's where the number is negative. */
    static String awsImage(int number) {
        return "ami-0" + hex("image", number, 16);
    }

    static Machine google(int number) {
        var values = common(number, GOOGLE_PROJECT);
        values.put("id", "6%018d".formatted(number * 7_919L));
        values.put("name", "shop-web-" + hex("instance", number, 4) + number);
        values.put("operation", "%d-%s".formatted(1_791_177_000_000L + number, hex("operation", number, 12)));
        values.put(
                "image",
                isForeign(number)
                        ? "projects/freevm-%d/global/images/ubuntu-fast".formatted(number % 3)
                        : "projects/corp-images/global/images/golden-web-2026w%d".formatted(10 + number % 40));
        return new Machine(number, values);
    }

    static Machine azure(int number) {
        var values = common(number, AZURE_SUBSCRIPTION);
        var mac = "002248" + hex("mac", number, 6).toUpperCase(Locale.ROOT);
        values.put("mac", mac);
        values.put("dashedMac", mac.replaceAll("(..)(?!$)", "$1-"));
        values.put("name", "win-app-" + number);
        var id = hex("instance", number, 32);
        values.put("id", id.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
        var correlation = hex("correlation", number, 32);
        values.put("correlation", correlation.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
        values.put("publisher", isForeign(number) ? "cheap-appliances" : "MicrosoftWindowsServer");
        return new Machine(number, values);
    }

    private static String address(Map<String, String> values) {
        return values.getOrDefault("address", "");
    }

    String address() {
        return address(values);
    }

    /** Its values and some more. */
    Map<String, String> with(Map<String, String> more) {
        var all = new HashMap<>(values);
        all.putAll(more);
        return all;
    }
}
