package io.tallyman.rule;

import io.tallyman.tunable.Problem;
import java.util.List;
import org.kie.api.builder.Message;

/** What the engine's compiler says of a file, as problems. */
final class CompilerMessages {

    private CompilerMessages() {}

    static List<Problem> problems(RuleFile file, List<Message> messages) {
        return messages.stream()
                .filter(message -> !message.getText().startsWith("Java source of "))
                .map(message -> problem(file, message))
                .distinct()
                .toList();
    }

    private static Problem problem(RuleFile file, Message message) {
        var isPlaced = message.getPath() != null && message.getPath().endsWith(file.path());
        var line = isPlaced ? Math.max(1, message.getLine()) : 1;
        var text = message.getText().lines().findFirst().orElse("").strip();
        return new Problem(file.path(), line, 1, text);
    }
}
