package io.tallyman.source.kubernetes;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.Origin;
import io.tallyman.event.ProcessExecuted;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A command handed to a container through the API: it stands in the query of the request, or in exec options. */
final class Execution {

    private Execution() {}

    /** The execution; empty where the record leaves the command out. */
    static Optional<Event> of(AuditDraft draft, EventTime time, Origin origin) {
        var query = query(draft.uri);
        var asked = query.stream().anyMatch(parameter -> parameter.isNamed("command"));
        var command = asked ? values(query, "command") : List.copyOf(draft.request.command);
        if (command.isEmpty()) {
            return Optional.empty();
        }
        var container = values(query, "container").stream().findFirst().orElse(draft.request.container);
        return Optional.of(new ProcessExecuted(
                time,
                origin,
                new ContainerReference("", container, draft.pod(draft.response)),
                0,
                0,
                "",
                command,
                "",
                "",
                draft.user.name,
                Set.of(),
                Attribution.NONE));
    }

    private record Parameter(String name, String value) {
        boolean isNamed(String other) {
            return name.equals(other);
        }
    }

    private static List<String> values(List<Parameter> query, String name) {
        return query.stream()
                .filter(parameter -> parameter.isNamed(name))
                .map(Parameter::value)
                .toList();
    }

    private static List<Parameter> query(String uri) {
        var parameters = new ArrayList<Parameter>();
        var question = uri.indexOf('?');
        for (var part :
                question < 0 ? new String[0] : uri.substring(question + 1).split("&", -1)) {
            var equals = part.indexOf('=');
            if (equals > 0) {
                parameters.add(new Parameter(part.substring(0, equals), decoded(part.substring(equals + 1))));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
