package io.tallyman.source.auditd;

/** Reads the fields of each kind of record into the call that it belongs to. */
final class Records {

    private static final long ARCH = Fields.key("arch");
    private static final long SYSCALL = Fields.key("syscall");
    private static final long SUCCESS = Fields.key("success");
    private static final long EXIT = Fields.key("exit");
    private static final long PPID = Fields.key("ppid");
    private static final long PID = Fields.key("pid");
    private static final long AUID = Fields.key("auid");
    private static final long UID = Fields.key("uid");
    private static final long EXE = Fields.key("exe");
    private static final long SADDR = Fields.key("saddr");
    private static final long CWD = Fields.key("cwd");
    private static final long DEV = Fields.key("dev");
    private static final long NAMETYPE = Fields.key("nametype");
    private static final long OBJTYPE = Fields.key("objtype");
    private static final long CAPABILITIES = Fields.key("pp");
    private static final long CGROUP = Fields.key("cgroup");

    private final Fields fields = new Fields();
    private long architecture;
    private String lastDevice = "";

    void read(RecordType type, byte[] bytes, int from, int to, AuditedCall call) {
        if (!call.relevant) {
            return;
        }
        fields.over(bytes, from, to);
        switch (type) {
            case SYSCALL -> readCall(call);
            case EXECVE -> call.arguments.read(fields);
            case PATH -> readPath(call);
            case CWD -> readDirectory(call);
            case SOCKADDR -> readAddress(call);
            case BPRM_FCAPS -> readCapabilities(call);
            case PROCTITLE, EOE, OTHER -> {
                /* Nothing is taken from them: PROCTITLE is stale after a second execution. */
            }
        }
    }

    private void readCall(AuditedCall call) {
        architecture = 0;
        while (fields.next()) {
            long key = fields.key();
            if (key == EXE) {
                call.executable = fields.text();
            } else if (key == CGROUP) {
                call.container = ContainerIdInPath.find(fields.text());
            } else if (key == SYSCALL) {
                readNumber(call);
            } else if (key == EXIT) {
                call.exit = fields.is("EINPROGRESS") ? AuditedCall.EINPROGRESS : fields.decimal();
                call.decide();
                if (!call.relevant) {
                    return;
                }
            } else {
                readProcess(key, call);
            }
        }
        call.decide();
    }

    private void readProcess(long key, AuditedCall call) {
        if (key == PID) {
            call.pid = Math.max(0, fields.decimal());
        } else if (key == PPID) {
            call.parentPid = Math.max(0, fields.decimal());
        } else if (key == UID) {
            call.user = fields.is("root") ? 0 : fields.decimal();
        } else if (key == AUID) {
            call.loginUser = fields.decimal();
        } else if (key == ARCH) {
            architecture = fields.hex();
        } else if (key == SUCCESS) {
            call.success = fields.is("yes");
        }
    }

    private void readNumber(AuditedCall call) {
        long number = fields.decimal();
        call.call = number < 0 ? SystemCall.named(fields.raw()) : SystemCall.of(architecture, number);
    }

    private void readPath(AuditedCall call) {
        if (call.known && call.call != SystemCall.EXECUTE) {
            return;
        }
        var device = "";
        while (fields.next()) {
            long key = fields.key();
            if (key == DEV) {
                device = device();
            } else if (key == NAMETYPE || key == OBJTYPE) {
                if (!fields.is("NORMAL")) {
                    return;
                }
                break;
            }
        }
        if (!device.isEmpty()) {
            call.devices.add(device);
        }
    }

    /** Neighbouring records name the same device: its text is made once. */
    private String device() {
        if (!fields.is(lastDevice)) {
            lastDevice = fields.raw();
        }
        return lastDevice;
    }

    private void readDirectory(AuditedCall call) {
        if (call.known && call.call != SystemCall.EXECUTE) {
            return;
        }
        while (fields.next()) {
            if (fields.key() == CWD) {
                call.directory = fields.text();
            }
        }
    }

    private void readAddress(AuditedCall call) {
        while (fields.next()) {
            if (fields.key() == SADDR) {
                SocketAddress.read(fields.dump()).ifPresent(destination -> call.destination = destination);
            }
        }
    }

    private void readCapabilities(AuditedCall call) {
        while (fields.next()) {
            if (fields.key() == CAPABILITIES) {
                call.capabilities = fields.hex();
            }
        }
    }
}
