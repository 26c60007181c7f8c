package io.tallyman.source.auditd;

/** The system calls that tell something here; a number means a call only together with its architecture. */
enum SystemCall {
    EXECUTE,
    CONNECT,
    OTHER;

    private static final long X86_64 = 0xc000003eL;
    private static final long AARCH64 = 0xc00000b7L;
    private static final long RISCV64 = 0xc00000f3L;
    private static final long I386 = 0x40000003L;
    private static final long ARM = 0x40000028L;
    private static final long S390X = 0x80000016L;
    private static final long PPC64LE = 0xc0000015L;

    /** Bit that marks a call of the x32 interface in the number. */
    private static final long X32 = 0x40000000L;

    static SystemCall of(long architecture, long number) {
        if (architecture == X86_64) {
            return of(number & ~X32, (number & X32) != 0 ? 520 : 59, (number & X32) != 0 ? 545 : 322, 42);
        }
        if (architecture == AARCH64 || architecture == RISCV64) {
            return of(number, 221, 281, 203);
        }
        if (architecture == I386) {
            return of(number, 11, 358, 362);
        }
        if (architecture == ARM) {
            return of(number, 11, 387, 283);
        }
        if (architecture == S390X) {
            return of(number, 11, 354, 362);
        }
        return architecture == PPC64LE ? of(number, 11, 362, 328) : OTHER;
    }

    /** By the name that an interpreting tool writes for the number. */
    static SystemCall named(String name) {
        return switch (name) {
            case "execve", "execveat" -> EXECUTE;
            case "connect" -> CONNECT;
            default -> OTHER;
        };
    }

    private static SystemCall of(long number, long execve, long execveat, long connect) {
        if (number == execve || number == execveat) {
            return EXECUTE;
        }
        return number == connect ? CONNECT : OTHER;
    }
}
