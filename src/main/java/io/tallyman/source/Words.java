package io.tallyman.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of a text in one long, the first lowest, to look for a byte in all of them at once.
 *
 * @see <a href="https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord">the test for a zero byte</a>
 */
final class Words {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;

    private Words() {}

    static long at(byte[] bytes, int index) {
        return (long) LONGS.get(bytes, index);
    }

    /** This byte eight times. */
    static long of(char ascii) {
        return ascii * ONES;
    }

    /** The high bit of the first zero byte, and none below it; those above may be set wrongly. 0 where there is none. */
    static long zeros(long word) {
        return (word - ONES) & ~word & HIGHS;
    }

    /** Which byte the lowest bit set is in, from 0. */
    static int first(long found) {
        return Long.numberOfTrailingZeros(found) >> 3;
    }
}
