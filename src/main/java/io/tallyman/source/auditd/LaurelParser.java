package io.tallyman.source.auditd;

import io.tallyman.event.Feed;
import io.tallyman.source.Json;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import io.tallyman.source.TreeParser;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Reads Laurel's objects: each is one whole event. */
final class LaurelParser implements RecordParser {

    private final TreeParser objects;
    private final Runtimes runtimes = new Runtimes();

    LaurelParser(Feed feed) {
        objects = new TreeParser(feed, "one object an event", this::read);
    }

    @Override
    public void accept(RawRecord record, Consumer<Reading> readings) {
        objects.accept(record, readings);
    }

    private Reading read(JsonNode event, Feed of, long line) {
        var id = LaurelId.read(Json.text(event, "ID"));
        if (id.isEmpty()) {
            return new Reading.Rejected(line, "\"ID\" is missing or no stamp; expected \"SECONDS.MILLIS:SERIAL\".");
        }
        var host = of.withHost(Json.text(event, "NODE"));
        var call = new AuditedCall(host, line, id.get().millis(), id.get().serial());
        fill(call, event);
        return new Reading.Events(call.events(runtimes));
    }

    private static void fill(AuditedCall call, JsonNode event) {
        readCall(call, Json.at(event, "SYSCALL"));
        if (!call.relevant) {
            return;
        }
        readArguments(call, Json.at(event, "EXECVE"));
        call.directory = text(event, "CWD", "cwd");
        call.capabilities = capabilities(Json.at(event, "BPRM_FCAPS"));
        for (var path : Json.at(event, "PATH")) {
            var device = Json.text(path, "dev");
            if (!device.isEmpty() && Json.text(path, "nametype").equals("NORMAL")) {
                call.devices.add(device);
            }
        }
        for (var address : Json.at(event, "SOCKADDR")) {
            SocketAddress.read(PercentEncoding.bytes(Json.text(address, "saddr")))
                    .ifPresent(destination -> call.destination = destination);
        }
        readContext(call, event);
    }

    private static void readCall(AuditedCall call, JsonNode fields) {
        if (fields.isMissingNode()) {
            call.relevant = false;
            return;
        }
        var number = Json.at(fields, "syscall");
        call.call = number.isNumber()
                ? SystemCall.of(hex(Json.text(fields, "arch")), Json.whole(number, -1))
                : SystemCall.named(number.asString(""));
        call.success = Json.text(fields, "success").equals("yes");
        call.exit =
                Json.text(fields, "exit").equals("EINPROGRESS") ? AuditedCall.EINPROGRESS : Json.number(fields, "exit");
        call.pid = Json.number(fields, "pid");
        call.parentPid = Json.number(fields, "ppid");
        call.user = Json.whole(Json.at(fields, "uid"), -1);
        call.loginUser = Json.whole(Json.at(fields, "auid"), -1);
        call.executable = text(fields, "exe");
        call.decide();
    }

    private static void readArguments(AuditedCall call, JsonNode execution) {
        for (var argument : Json.at(execution, "ARGV")) {
            call.arguments.add(PercentEncoding.text(argument.asString("")));
        }
        var line = Json.text(execution, "ARGV_STR");
        if (call.arguments.all().isEmpty() && !line.isEmpty()) {
            for (var word : line.split(" ", -1)) {
                call.arguments.add(PercentEncoding.text(word));
            }
        }
    }

    /** The container and the parent, which newer releases write into SYSCALL and older ones beside it. */
    private static void readContext(AuditedCall call, JsonNode event) {
        call.container = firstOf(
                Json.text(event, "SYSCALL", "PID", "container", "id"),
                Json.text(event, "SYSCALL", "PID", "container"),
                Json.text(event, "CONTAINER_INFO", "ID"),
                Json.text(event, "CONTAINER_INFO", "id"));
        call.parent = PercentEncoding.text(firstOf(
                Json.text(event, "SYSCALL", "PPID", "exe"),
                Json.text(event, "PPID", "exe"),
                Json.text(event, "SYSCALL", "PPID", "comm"),
                Json.text(event, "PPID", "comm")));
    }

    private static String firstOf(String... texts) {
        for (var text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private static long capabilities(JsonNode records) {
        for (var record : records.isObject() ? List.of(records) : records) {
            var permitted = Json.text(record, "pp");
            if (!permitted.isEmpty()) {
                return hex(permitted);
            }
        }
        return -1;
    }

    private static String text(JsonNode node, String... path) {
        return PercentEncoding.text(Json.text(node, path));
    }

    private static long hex(String text) {
        try {
            return Long.parseUnsignedLong(text.startsWith("0x") ? text.substring(2) : text, 16);
        } catch (NumberFormatException none) {
            return -1;
        }
    }
}
