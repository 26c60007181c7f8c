package io.tallyman.source.aws;

/** Tells which side opened a connection, of which a row shows one direction. */
final class Opener {

    private static final int SYN = 2;
    private static final int ACK = 16;
    /** The first port that Linux gives to a client. */
    private static final int EPHEMERAL = 32_768;

    private Opener() {}

    /*
     * The flags say it where the row has the beginning of a TCP connection: SYN alone is the opener's, SYN with ACK the
     * answer's. Else the service's port is the lower one. Where the ports do not say it, since both are a client's or
     * they are equal (IKE, NTP; protocols without ports), what leaves the interface counts as opened by it: security
     * groups refuse by default what comes in, and let out everything. ICMP says nothing of who began.
     */
    static boolean isSource(String protocol, String flags, int sourcePort, int destinationPort, Leaving leaving) {
        int seen = flags.matches("[0-9]{1,3}") ? Integer.parseInt(flags) : 0;
        if (protocol.equals("tcp") && (seen & SYN) != 0) {
            return (seen & ACK) == 0;
        }
        if (protocol.equals("icmp")) {
            return false;
        }
        boolean unclear = sourcePort == destinationPort || Math.min(sourcePort, destinationPort) >= EPHEMERAL;
        if (unclear && leaving != Leaving.UNKNOWN) {
            return leaving == Leaving.YES;
        }
        return sourcePort > destinationPort;
    }
}
