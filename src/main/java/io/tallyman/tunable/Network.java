package io.tallyman.tunable;

/**
 * The addresses of one CIDR block.
 *
 * @param text as written
 * @param first its lowest address
 * @param last its highest address
 */
record Network(String text, IpAddress first, IpAddress last) {

    /**
     * Reads {@code 10.0.0.0/8}, {@code fc00::/7} or a single address.
     *
     * @throws IllegalArgumentException with one sentence that says what is wrong
     */
    static Network parse(String text) {
        var slash = text.indexOf('/');
        var host = slash < 0 ? text : text.substring(0, slash);
        var address = IpAddress.parse(host)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"%s\" is no network: expected an address or a CIDR block such as 203.0.113.0/24 or 2001:db8::/32"
                                .formatted(text)));
        var bits = slash < 0 ? address.bits() : prefix(text, text.substring(slash + 1), address, host);
        var first = address.first(bits);
        if (!first.equals(address)) {
            throw new IllegalArgumentException(
                    "\"%s\" has bits set behind its prefix; its block begins at %s/%d".formatted(text, first, bits));
        }
        return new Network(text, first, address.last(bits));
    }

    private static int prefix(String text, String digits, IpAddress address, String host) {
        var mapped = !address.six() && host.indexOf(':') >= 0 ? 96 : 0;
        var value = digits.matches("0|[1-9]\\d{0,2}") ? Integer.parseInt(digits) - mapped : -1;
        if (value < 0 || value > address.bits()) {
            throw new IllegalArgumentException("\"%s\" has no prefix length between %d and %d after the slash"
                    .formatted(text, mapped, address.bits() + mapped));
        }
        return value;
    }

    boolean contains(IpAddress address) {
        return first.compareTo(address) <= 0 && last.compareTo(address) >= 0;
    }
}
