package io.tallyman.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The part of a text that is in memory: one buffer, used again and again. What is not yet consumed lies from
 * {@link #start} to {@link #end}; filling may move it, so that only distances from {@code start} stay valid.
 */
final class Window implements Closeable {

    private static final int USUAL = 128 << 10;

    private final InputStream raw;
    private final int largest;
    private @Nullable InputStream text;
    private long filled;
    private boolean ended;
    private String damage = "";

    byte[] bytes;
    int start;
    int end;

    /** @param largest how many bytes it must be able to hold at once */
    Window(InputStream raw, int largest) {
        this.raw = raw;
        this.largest = Math.max(largest, 16);
        this.bytes = new byte[Math.min(USUAL, this.largest)];
    }

    int length() {
        return end - start;
    }

    /** Where {@link #start} is in the text, in bytes from its beginning. */
    long offset() {
        return filled - length();
    }

    /**
     * Reads at least one more byte, waiting where there is none yet; false at the end of the text. Must not be called
     * while it holds {@code largest} bytes.
     */
    boolean fill() {
        if (ended) {
            return false;
        }
        makeRoom();
        try {
            int count = read();
            if (count > 0) {
                end += count;
                filled += count;
                return true;
            }
        } catch (TextInput.Refused refused) {
            damage = String.valueOf(refused.getMessage());
        } catch (ZipException damaged) {
            damage = "gzip stream is damaged after %d bytes of text: %s".formatted(filled, damaged.getMessage());
        } catch (IOException failed) {
            damage = "reading failed after %d bytes of text: %s".formatted(filled, failed.getMessage());
        }
        ended = true;
        return false;
    }

    private int read() throws IOException {
        if (text == null) {
            text = TextInput.of(raw);
        }
        return text.read(bytes, end, bytes.length - end);
    }

    private void makeRoom() {
        if (start == end) {
            start = 0;
            end = 0;
        }
        if (end < bytes.length) {
            return;
        }
        if (start == 0) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(2L * bytes.length, largest));
            return;
        }
        System.arraycopy(bytes, start, bytes, 0, length());
        end -= start;
        start = 0;
    }

    /** Why the text ended before its end; empty where it did not. Answers once. */
    String takeDamage() {
        var reason = damage;
        damage = "";
        return reason;
    }

    boolean isDamaged() {
        return !damage.isEmpty();
    }

    @Override
    public void close() throws IOException {
        if (text == null) {
            raw.close();
        } else {
            text.close();
        }
    }
}
