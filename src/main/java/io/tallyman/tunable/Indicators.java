package io.tallyman.tunable;

import io.tallyman.event.Destination;
import io.tallyman.event.ProcessExecuted;
import java.util.Set;

/**
 * Names that are known to be bad wherever they appear.
 *
 * @param miners programs that mine
 * @param proxyware programs that sell the machine's bandwidth
 * @param pools domains of mining pools
 */
public record Indicators(Set<String> miners, Set<String> proxyware, DomainSet pools) {

    public Indicators {
        miners = Set.copyOf(miners);
        proxyware = Set.copyOf(proxyware);
    }

    /** Whether a program, named with or without its path, is a miner; case and version make no difference. */
    public boolean isMiner(String program) {
        return ProgramName.in(miners, program);
    }

    /** Whether it is a miner by its file, by the name it was called by, or as an applet. */
    public boolean isMiner(ProcessExecuted exec) {
        return ProgramName.in(miners, exec);
    }

    public boolean isProxyware(String program) {
        return ProgramName.in(proxyware, program);
    }

    public boolean isProxyware(ProcessExecuted exec) {
        return ProgramName.in(proxyware, exec);
    }

    /** Whether any name of the destination, looked up or sent, is a mining pool's. */
    public boolean isPool(Destination destination) {
        return pools.containsAny(destination.allNames());
    }
}
