package io.tallyman.oracle;

/**
 * One step of the analytic, shown by one log's word on one happening.
 *
 * @param step from 1
 */
record Proof(int step, String happening, String source) implements Comparable<Proof> {

    @Override
    public int compareTo(Proof other) {
        return toString().compareTo(other.toString());
    }
}
