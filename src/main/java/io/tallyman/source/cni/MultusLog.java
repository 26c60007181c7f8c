package io.tallyman.source.cni;

import io.tallyman.event.AddressAssigned;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.Origin;
import io.tallyman.event.PodReference;
import io.tallyman.source.Json;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import io.tallyman.source.Times;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/**
 * The log of Multus at level verbose, which writes the result of each plugin beside the pod's name.
 *
 * @see <a href="https://github.com/k8snetworkplumbingwg/multus-cni/blob/master/docs/configuration.md">Multus, logging</a>
 */
public final class MultusLog implements Source {

    private static final Pattern LINE = Pattern.compile(
            "(?:.*? )?(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\S*) \\[(?:verbose|debug|error|panic)\\] (.*)");
    private static final Pattern CALL =
            Pattern.compile("(?:Add|Del|Check): .*|(?:ADD|DEL|CHECK) (?:starting|finished) CNI .*");
    private static final Pattern ADD = Pattern.compile("Add: ([^:]*):([^:]+):(?:([^:]*):)?[^:]+:[^:\\s]+ (\\{.*)");

    @Override
    public String logSource() {
        return "cni:result";
    }

    @Override
    public String format() {
        return "log of Multus";
    }

    @Override
    public Framing framing() {
        return Framing.LINES;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        var lines = sample.stream()
                .map(record -> LINE.matcher(record.text().strip()))
                .filter(Matcher::matches)
                .map(line -> line.group(2))
                .toList();
        return lines.size() * 2 > sample.size()
                && lines.stream().anyMatch(line -> CALL.matcher(line).matches());
    }

    @Override
    public RecordParser open(Feed feed) {
        return (record, readings) -> {
            if (!record.isBlank()) {
                readings.accept(read(feed, record));
            }
        };
    }

    private static Reading read(Feed feed, RawRecord record) {
        var line = LINE.matcher(record.text().strip());
        if (!line.matches()) {
            return new Reading.Rejected(
                    record.line(), "not a line of Multus; expected a time and a level in brackets.");
        }
        if (!line.group(2).startsWith("Add: ")) {
            return Reading.NOTHING;
        }
        var time = Times.iso(line.group(1));
        var add = ADD.matcher(line.group(2));
        if (time.isEmpty() || !add.matches()) {
            return new Reading.Rejected(
                    record.line(),
                    "the line says Add but names no pod and result; expected namespace:pod:…:interface {…}.");
        }
        return assigned(time.get(), new Origin(feed, record.line()), add);
    }

    private static Reading assigned(EventTime time, Origin origin, Matcher add) {
        try {
            var addresses = CniResult.addresses(Json.tree(add.group(4)));
            var uid = add.group(3) == null ? "" : add.group(3);
            var pod = new PodReference(add.group(1), add.group(2), uid);
            return addresses.isEmpty()
                    ? Reading.NOTHING
                    : Reading.of(new AddressAssigned(time, origin, new ContainerReference("", "", pod), addresses));
        } catch (JacksonException malformed) {
            return new Reading.Rejected(
                    origin.line(), "the result is not well-formed JSON: %s.".formatted(malformed.getOriginalMessage()));
        }
    }
}
