package io.tallyman.oracle;

import static io.tallyman.oracle.Quoted.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The steps of calls in Azure's activity log, as a diagnostic setting streams them or as the command line lists them: the
 * start, what the resource is as soon as it was accepted, and the success.
 */
final class AzureCalls {

    static final String SOURCE = "azure:activity";

    private static final String USER =
            "'identity':{'claims':{'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn':'u@corp.example'}}";

    private final boolean isStreamed;
    private final List<Line> lines = new ArrayList<>();
    private int calls;

    AzureCalls(boolean isStreamed) {
        this.isStreamed = isStreamed;
    }

    List<Line> lines() {
        return lines;
    }

    /** A call's steps begin. */
    Call call(String operation, String resource) {
        return new Call(operation, resource, ++calls);
    }

    /** One call. */
    final class Call {
        private final String operation;
        private final String resource;
        private final int number;

        private Call(String operation, String resource, int number) {
            this.operation = operation;
            this.resource = resource;
            this.number = number;
        }

        Call started(Instant time) {
            return step(time, "Started", "", "", "");
        }

        Call accepted(Instant time, String code, String body, String happening) {
            return step(time, "Accepted", code, body, happening);
        }

        Call failed(Instant time, String body) {
            return step(time, "Failed", "Conflict", body, "");
        }

        /** Done at once, with the answer. */
        Call answered(Instant time, String code, String body, String happening) {
            return step(time, "Succeeded", code, body, happening);
        }

        Call succeeded(Instant time, String happening) {
            return step(time, "Succeeded", "", "", happening);
        }

        /* The body is a text in the text. */
        private Call step(Instant time, String status, String code, String body, String happening) {
            var answer = body.isEmpty()
                    ? ""
                    : ",'statusCode':'%s','responseBody':'%s'".formatted(code, body.replace("'", "\\'"));
            lines.add(new Line(
                    time,
                    isStreamed ? streamed(time, status, code, answer) : listed(time, status, code, answer),
                    happening.isEmpty() ? List.of() : List.of(Clock.MICROSECONDS.tells(happening, SOURCE, time))));
            return this;
        }

        private String streamed(Instant time, String status, String code, String answer) {
            var type = switch (status) {
                case "Started" -> "Start";
                case "Accepted" -> "Accept";
                case "Failed" -> "Failure";
                default -> "Success";
            };
            return json(
                    "{'time':'%s','resourceId':'%s','operationName':'%s','category':'Administrative','resultType':'%s','resultSignature':'%s.%s','durationMs':'0','correlationId':'c-%d',%s,'level':'Information','properties':{'eventCategory':'Administrative','entity':'%s'%s}}",
                    Clock.micros(time),
                    resource.toUpperCase(Locale.ROOT),
                    operation.toUpperCase(Locale.ROOT),
                    type,
                    status,
                    code,
                    number,
                    USER,
                    AzureIds.written(resource),
                    answer);
        }

        private String listed(Instant time, String status, String code, String answer) {
            return json(
                    "{'caller':'u@corp.example','category':{'value':'Administrative'},'correlationId':'c-%d','eventTimestamp':'%s','operationName':{'value':'%s','localizedValue':'x'},'resourceId':'%s','status':{'value':'%s'},'subStatus':{'value':'%s'},'properties':{'eventCategory':'Administrative'%s}}",
                    number, Clock.micros(time), operation, AzureIds.written(resource), status, code, answer);
        }
    }
}
