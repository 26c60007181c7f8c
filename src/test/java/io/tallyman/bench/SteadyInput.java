package io.tallyman.bench;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lines that come at a steady rate, each not before it is due, whether anybody keeps up or not. */
final class SteadyInput extends InputStream {

    private final List<byte[]> lines;
    private final long perSecond;
    private final long begin = System.nanoTime();
    private int next;
    private int offset;

    SteadyInput(List<byte[]> lines, long perSecond) {
        this.lines = lines;
        this.perSecond = perSecond;
    }

    /** When a line is due, in the nanoseconds of {@link System#nanoTime}. */
    long due(long line) {
        return begin + line * TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    /* As much as is due by now, and at least something. */
    @Override
    public int read(byte[] into, int from, int most) {
        Objects.checkFromIndexSize(from, most, into.length);
        if (next == lines.size()) {
            return -1;
        }
        for (long wait = due(next) - System.nanoTime(); wait > 0; wait = due(next) - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
        long now = System.nanoTime();
        int read = 0;
        while (read < most && next < lines.size() && due(next) <= now) {
            var line = lines.get(next);
            int length = Math.min(most - read, line.length - offset);
            System.arraycopy(line, offset, into, from + read, length);
            read += length;
            offset += length;
            if (offset == line.length) {
                offset = 0;
                next++;
            }
        }
        return read;
    }
}
