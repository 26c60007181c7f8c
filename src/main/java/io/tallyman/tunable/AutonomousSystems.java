package io.tallyman.tunable;

import java.util.OptionalLong;

/** Which autonomous system announces an address. Its answers never change. */
public interface AutonomousSystems {

    /** Knows none. */
    AutonomousSystems NONE = address -> OptionalLong.empty();

    /**
     * The number of the system that announces an address; empty where none is known.
     *
     * @param address four bytes or sixteen
     */
    OptionalLong of(byte[] address);
}
