package io.tallyman.userdata;

import io.tallyman.event.UserDataDirective.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Opens one layer after another, and reads what is found inside. */
final class Decoder {

    private static final Pattern BLOCKS = Pattern.compile("\\{%[^%]*+%}|\\{#[^#]*+#}");
    private static final Pattern EXPRESSIONS = Pattern.compile("\\{\\{[^{}]{0,200}+}}");
    private static final Pattern NO_WORD = Pattern.compile("\\W++");
    private static final Pattern POWERSHELL =
            Pattern.compile("(?m)^[ \\t]{0,40}+(\\$\\w{1,40}+ {0,8}+=|[A-Z][a-z]{1,20}+-[A-Z])");

    private final Directives directives;
    private final Budget budget;
    private final CloudConfig config;
    private final String cloud;

    Decoder(Directives directives, Budget budget, String cloud) {
        this.directives = directives;
        this.budget = budget;
        this.config = new CloudConfig(directives, budget);
        this.cloud = cloud;
    }

    /**
     * Opens what may be packed.
     *
     * @param type media type it was declared as, in lower case; empty if not
     * @param depth how many layers lie around it
     */
    void open(byte[] bytes, String type, int depth) {
        if (bytes.length == 0 || !budget.opens(depth)) {
            return;
        }
        if (Encodings.isGzip(bytes)) {
            open(Encodings.unpacked(bytes, budget), type, depth + 1);
            return;
        }
        var text = Encodings.text(bytes);
        var format = Format.of(text, type);
        if (format != Format.UNKNOWN) {
            read(format, text, bytes, depth);
            return;
        }
        Encodings.fromBase64(bytes, budget)
                .ifPresentOrElse(decoded -> open(decoded, type, depth + 1), () -> unmarked(text));
    }

    private void read(Format format, String text, byte[] bytes, int depth) {
        switch (format) {
            case SCRIPT -> directives.script(Kind.SCRIPT, text, Interpreter.SHELL);
            case BOOTHOOK -> directives.script(Kind.SCRIPT, behindLine(text), Interpreter.SHELL);
            case HANDLER -> directives.script(Kind.SCRIPT, text, Interpreter.PYTHON);
            case CONFIG -> config.read(YamlTree.of(text));
            case PATCH -> config.patch(YamlTree.of(text));
            case TASKS -> LaunchTasks.read(YamlTree.of(text), directives);
            case TAGS -> WindowsTags.read(text, directives);
            case INCLUDE -> include(text);
            case ARCHIVE -> archive(YamlTree.of(text), depth);
            case TEMPLATE -> template(text, depth);
            case MIME -> MimeParts.read(bytes, budget, (part, type, inside) -> open(part, type, depth + inside));
            case UNKNOWN -> unmarked(text);
        }
    }

    /** A first line that says what the rest is. */
    private static String behindLine(String text) {
        var stripped = text.stripLeading();
        int line = stripped.startsWith("#") && !stripped.startsWith("#!") ? stripped.indexOf('\n') : -1;
        return line < 0 ? stripped : stripped.substring(line + 1);
    }

    private void include(String text) {
        text.lines()
                .map(String::strip)
                .map(line -> line.toLowerCase(Locale.ROOT).startsWith("#include")
                        ? line.replaceFirst("^#\\S*+\\s*+", "")
                        : line)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .limit(Budget.MOST_DIRECTIVES)
                .forEach(url -> directives.add(Kind.INCLUDE, url, List.of("curl", url)));
    }

    private void archive(YamlTree archive, int depth) {
        for (var part : archive.items()) {
            var content = part.text().isEmpty() ? part.get("content").text() : part.text();
            if (budget.decoded(content.length())) {
                open(content.getBytes(StandardCharsets.UTF_8), part.get("type").text(), depth + 1);
            }
        }
    }

    /** What a template makes cannot be known: its blocks are read as if all were taken, and expressions as variables. */
    private void template(String text, int depth) {
        var rest = BLOCKS.matcher(behindLine(text)).replaceAll("");
        var plain = EXPRESSIONS
                .matcher(rest)
                .replaceAll(found -> "\\$"
                        + NO_WORD.matcher(found.group()
                                        .replace("{", "")
                                        .replace("}", "")
                                        .strip())
                                .replaceAll("_"));
        if (budget.decoded(plain.length())) {
            open(plain.getBytes(StandardCharsets.UTF_8), "", depth + 1);
        }
    }

    /** Google Cloud's guest agent runs a start-up script also where no first line names its interpreter. */
    private void unmarked(String text) {
        var isText = text.chars().noneMatch(c -> (c < ' ' && c != '\n' && c != '\r' && c != '\t') || c == '\ufffd');
        if (cloud.equals("gcp") && isText) {
            var isPowerShell = POWERSHELL.matcher(text).find();
            directives.script(Kind.SCRIPT, text, isPowerShell ? Interpreter.POWERSHELL : Interpreter.SHELL);
        }
    }
}
