package io.tallyman.tunable;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Names of programs in what they write about themselves: {@code XMRig/6.21.0}, {@code xmrig 6.21.0}. */
final class OutputWords {

    private static final Pattern NAME_AND_VERSION = Pattern.compile("([A-Za-z][A-Za-z0-9-]{2,30})[/ ]v?[0-9]+\\.[0-9]");

    private OutputWords() {}

    static List<String> of(String line) {
        return NAME_AND_VERSION.matcher(line).results().map(OutputWords::name).toList();
    }

    private static String name(MatchResult found) {
        return found.group(1);
    }
}
