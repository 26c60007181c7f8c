package io.tallyman.oracle;

import io.tallyman.finding.Severity;
import java.util.List;
import java.util.Optional;

/** Why a machine's boot is looked at, and what follows from what it does. */
enum Suspicion {
    /** Its image descends from one outside the catalog, or from an upload. */
    LAUNDERED,
    /** Its image is outside the catalog. */
    UNLISTED,
    /** Its image is approved, but never ran in the account. */
    NEW,
    /** It boots with other user data than before. */
    CHANGED_USER_DATA;

    /**
     * What it did that counts.
     *
     * @param proof of step 4 for a command, of step 5 for egress
     * @param isBlocked whether a blocked destination or a mining pool was named or reached
     */
    record Found(Proof proof, boolean isSure, boolean isBlocked) {

        boolean isEgress() {
            return proof.step() == 5;
        }
    }

    boolean isUnapproved() {
        return this == LAUNDERED || this == UNLISTED;
    }

    /** How grave all that is together; empty where it is no detection. */
    Optional<Severity> severity(List<Found> found) {
        var isCommand = found.stream().anyMatch(item -> !item.isEgress());
        var isEgress = found.stream().anyMatch(Found::isEgress);
        var isBlocked = found.stream().anyMatch(Found::isBlocked);
        return switch (this) {
            case CHANGED_USER_DATA ->
                isBlocked
                        ? Optional.of(Severity.CRITICAL)
                        : isCommand ? Optional.of(Severity.MEDIUM) : Optional.empty();
            case NEW -> isBlocked ? Optional.of(Severity.CRITICAL) : Optional.empty();
            case LAUNDERED, UNLISTED -> {
                if (isBlocked) {
                    yield Optional.of(Severity.CRITICAL);
                }
                var isGrave = (isCommand && isEgress) || this == LAUNDERED;
                yield isCommand || isEgress ? Optional.of(isGrave ? Severity.HIGH : Severity.MEDIUM) : Optional.empty();
            }
        };
    }
}
