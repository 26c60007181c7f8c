package io.tallyman.cli;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/**
 * One log that may be read.
 *
 * @param name what the user calls it
 * @param path where it is; empty for standard input
 * @param source the log source that was stated; empty where it is recognised by content
 * @param isNamed whether the user named it, rather than the folder that it was found in
 * @param context what its records may not say
 */
record LogFile(String name, Optional<Path> path, String source, boolean isNamed, Context context) {

    /** By name; of two with one name the one with a stated source first. */
    static final Comparator<LogFile> ORDER = Comparator.comparing(LogFile::name)
            .thenComparing(LogFile::source, Comparator.reverseOrder())
            .thenComparing(file -> !file.isNamed());

    /** Where logs come from, as far as the user said. Texts that are not known are empty. */
    record Context(String host, String cluster, String account) {

        static final Context NONE = new Context("", "", "");

        /** What this leaves open is taken from another. */
        Context or(Context other) {
            return new Context(
                    host.isEmpty() ? other.host : host,
                    cluster.isEmpty() ? other.cluster : cluster,
                    account.isEmpty() ? other.account : account);
        }
    }
}
