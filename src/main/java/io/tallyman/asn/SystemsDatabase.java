package io.tallyman.asn;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import io.tallyman.tunable.AutonomousSystems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A database in <a href="https://maxmind.github.io/MaxMind-DB/">MaxMind's format</a> whose entries tell the {@code
 * autonomous_system_number}, such as <a
 * href="https://dev.maxmind.com/geoip/docs/databases/asn/">GeoLite2-ASN</a>. It is held in memory, as it was when it was
 * opened.
 */
public final class SystemsDatabase implements AutonomousSystems {

    /* Over a damaged file the library throws whatever its bytes lead to: casts, indexes, buffers that end. */

    private static final String NUMBER = "autonomous_system_number";
    private static final String DAMAGED = "%s: is a damaged database (%s)";

    private final Path file;
    private final Reader reader;

    private SystemsDatabase(Path file, Reader reader) {
        this.file = file;
        this.reader = reader;
    }

    /**
     * Opens a file.
     *
     * @throws IOException where it cannot be read, or is no such database
     */
    public static SystemsDatabase open(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            var reader = new Reader(bytes, new CHMCache());
            var type = reader.getMetadata().databaseType();
            var lower = type.toLowerCase(Locale.ROOT);
            if (Stream.of("asn", "isp", "enterprise").noneMatch(lower::contains)) {
                throw new IOException(
                        "is a database of the type %s; expected one of autonomous systems, such as GeoLite2-ASN"
                                .formatted(type));
            }
            return new SystemsDatabase(file, reader);
        } catch (RuntimeException damaged) {
            throw new IOException("is no database in MaxMind's format", damaged);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws UncheckedIOException where the database is damaged
     */
    @Override
    public OptionalLong of(byte[] address) {
        if (address.length == 16 && reader.getMetadata().ipVersion() == 4) {
            return OptionalLong.empty();
        }
        try {
            var entry = reader.get(InetAddress.getByAddress(address), Map.class);
            return entry != null && entry.get(NUMBER) instanceof Number number
                    ? OptionalLong.of(number.longValue())
                    : OptionalLong.empty();
        } catch (IOException damaged) {
            throw new UncheckedIOException(new IOException(DAMAGED.formatted(file, damaged.getMessage()), damaged));
        } catch (RuntimeException damaged) {
            throw new UncheckedIOException(
                    new IOException(DAMAGED.formatted(file, damaged.getClass().getSimpleName()), damaged));
        }
    }
}
