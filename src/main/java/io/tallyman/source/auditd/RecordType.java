package io.tallyman.source.auditd;

/** The kinds of audit record that are read, by the kernel's number, which the kernel's own log prints for the name. */
enum RecordType {
    SYSCALL,
    PATH,
    SOCKADDR,
    CWD,
    EXECVE,
    EOE,
    BPRM_FCAPS,
    PROCTITLE,
    OTHER;

    /** By name or number, as these bytes say. */
    static RecordType of(byte[] bytes, int start, int end) {
        if (start < end && bytes[start] >= '0' && bytes[start] <= '9') {
            return ofNumber((int) Fields.decimal(bytes, start, end));
        }
        return switch (end - start) {
            case 3 -> is(bytes, start, CWD) ? CWD : is(bytes, start, EOE) ? EOE : OTHER;
            case 4 -> is(bytes, start, PATH) ? PATH : OTHER;
            case 6 -> is(bytes, start, EXECVE) ? EXECVE : OTHER;
            case 7 -> is(bytes, start, SYSCALL) ? SYSCALL : OTHER;
            case 8 -> is(bytes, start, SOCKADDR) ? SOCKADDR : OTHER;
            case 9 -> is(bytes, start, PROCTITLE) ? PROCTITLE : OTHER;
            case 10 -> is(bytes, start, BPRM_FCAPS) ? BPRM_FCAPS : OTHER;
            default -> OTHER;
        };
    }

    private static RecordType ofNumber(int number) {
        return switch (number) {
            case 1300 -> SYSCALL;
            case 1302 -> PATH;
            case 1306 -> SOCKADDR;
            case 1307 -> CWD;
            case 1309 -> EXECVE;
            case 1320 -> EOE;
            case 1321 -> BPRM_FCAPS;
            case 1327 -> PROCTITLE;
            default -> OTHER;
        };
    }

    private static boolean is(byte[] bytes, int start, RecordType type) {
        var name = type.name();
        for (int i = 0; i < name.length(); i++) {
            if (bytes[start + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
