package io.tallyman.source.sysmon;

import io.tallyman.event.Addresses;
import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Destination;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.NameResolved;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.Origin;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.source.HostName;
import io.tallyman.source.JoinedCommand;
import io.tallyman.source.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A process, connection or look-up that Sysmon reports. A connection has no names: {@code DestinationHostname} is looked
 * up by Sysmon from the address, and whoever owns the address chooses the answer. The names that the machine did look up
 * come with event 22.
 */
record SysmonEvent(SysmonRecord record, EventTime time, Feed feed, long line) {

    /** The events that are read: a process began, a connection, a name was looked up. */
    static final Set<String> TOLD = Set.of("1", "3", "22");

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,10}");
    private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]{1,8}");

    /** Programs whose path does not say what they run. */
    private static final Pattern INTERPRETER =
            Pattern.compile("(?i)(?:.*[\\\\/])?(?:cmd|powershell|pwsh|[cw]script|python[0-9.]*w?|perl|ruby|node"
                    + "|sh|bash|dash|zsh|rundll32|mshta)(?:\\.exe)?");

    Reading reading() {
        return switch (record.id()) {
            case "1" -> execution();
            case "3" -> flow();
            default -> lookUp();
        };
    }

    private Reading execution() {
        var image = field("Image");
        var line = field("CommandLine");
        if (image.isEmpty() && line.isEmpty()) {
            return rejected("Event 1 of Sysmon has neither Image nor CommandLine; expected a process.");
        }
        return Reading.of(new ProcessExecuted(
                time,
                origin(),
                ContainerReference.NONE,
                record.machine(),
                number("ProcessId"),
                number("ParentProcessId"),
                image,
                image.startsWith("/") ? JoinedCommand.split(line) : WindowsArguments.split(line),
                parent(),
                field("CurrentDirectory"),
                field("User"),
                Set.of(),
                Attribution.NONE));
    }

    /** The parent's path, which cannot be forged; its command line where the path tells only an interpreter, or is absent. */
    private String parent() {
        var image = field("ParentImage");
        var line = field("ParentCommandLine");
        var tellsLittle = image.isEmpty() || INTERPRETER.matcher(image).matches();
        return tellsLittle && !line.isEmpty() ? line : image;
    }

    private Reading flow() {
        if (!field("Initiated").equalsIgnoreCase("true")) {
            return Reading.NOTHING;
        }
        var address = Addresses.read(field("DestinationIp"));
        if (address.isEmpty()) {
            return rejected("Event 3 of Sysmon has the DestinationIp \"%s\"; expected an address."
                    .formatted(field("DestinationIp")));
        }
        return Reading.of(new NetworkFlow(
                time,
                origin(),
                ContainerReference.NONE,
                record.machine(),
                number("ProcessId"),
                0,
                Addresses.read(field("SourceIp")).orElse(""),
                port("SourcePort"),
                Destination.of(address.orElseThrow(), port("DestinationPort")),
                field("Protocol").toLowerCase(Locale.ROOT),
                0,
                0,
                0,
                "",
                Attribution.NONE));
    }

    private Reading lookUp() {
        var name = HostName.read(field("QueryName"));
        if (name.isEmpty()) {
            return Reading.NOTHING;
        }
        return Reading.of(new NameResolved(
                time,
                origin(),
                ContainerReference.NONE,
                record.machine(),
                number("ProcessId"),
                "",
                name.orElseThrow(),
                addresses(field("QueryResults")),
                "",
                Attribution.NONE));
    }

    /** The addresses among results such as {@code type:  5 www.example;::ffff:192.0.2.7;2001:db8::7;}. */
    private static Set<String> addresses(String results) {
        var addresses = new TreeSet<String>();
        for (var result : List.of(results.split(";", -1))) {
            Addresses.read(result.substring(result.lastIndexOf(' ') + 1)).ifPresent(addresses::add);
        }
        return addresses;
    }

    private Origin origin() {
        return new Origin(feed, line);
    }

    private Reading rejected(String reason) {
        return new Reading.Rejected(line, reason);
    }

    private String field(String name) {
        return record.field(name);
    }

    private int port(String name) {
        long number = number(name);
        return number > 65_535 ? 0 : (int) number;
    }

    private long number(String name) {
        var text = field(name);
        if (DECIMAL.matcher(text).matches()) {
            return Long.parseLong(text);
        }
        return HEX.matcher(text).matches() ? Long.parseLong(text.substring(2), 16) : 0;
    }
}
