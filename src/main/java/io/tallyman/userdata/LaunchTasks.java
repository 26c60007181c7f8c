package io.tallyman.userdata;

import io.tallyman.event.UserDataDirective.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * The tasks of <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2launch-v2-settings.html">EC2Launch v2</a>:
 * {@code executeScript} and {@code executeProgram}.
 */
final class LaunchTasks {

    private LaunchTasks() {}

    static void read(YamlTree root, Directives directives) {
        for (var task : root.get("tasks").items()) {
            for (var input : task.get("inputs").items()) {
                if (task.get("task").text().equals("executeScript")) {
                    var isBatch = input.get("type").text().equals("batch");
                    var interpreter = isBatch ? Interpreter.BATCH : Interpreter.POWERSHELL;
                    directives.script(Kind.SCRIPT, input.get("content").text(), interpreter);
                } else if (task.get("task").text().equals("executeProgram")) {
                    program(input, directives);
                }
            }
        }
    }

    private static void program(YamlTree input, Directives directives) {
        var words = new ArrayList<>(List.of(input.get("path").text()));
        input.get("arguments").items().forEach(word -> words.add(word.text()));
        directives.add(Kind.COMMAND, String.join(" ", words), words);
    }
}
