package io.tallyman.userdata;

import java.util.List;
import java.util.Locale;

/**
 * What runs a script.
 *
 * @param program its base name
 */
record Interpreter(String program) {

    static final String SHELL = "sh";
    static final String POWERSHELL = "powershell";
    static final String BATCH = "cmd";
    static final String PYTHON = "python3";

    private static final int LONGEST_LINE = 256;

    /** The one that a first line {@code #!} names, if need be through {@code env}; or the one given. */
    static Interpreter of(String script, String otherwise) {
        if (!script.startsWith("#!")) {
            return new Interpreter(otherwise);
        }
        int end = script.indexOf('\n');
        var line = script.substring(2, Math.min(end < 0 ? script.length() : end, LONGEST_LINE));
        for (var word : line.strip().split("\\s+", -1)) {
            var name = word.substring(word.lastIndexOf('/') + 1);
            if (!name.isEmpty() && !name.equals("env") && !name.startsWith("-") && name.indexOf('=') < 0) {
                return new Interpreter(name);
            }
        }
        return new Interpreter(otherwise);
    }

    /** The one for files of this name; or the one given. */
    static String byName(String file, String otherwise) {
        var name = file.toLowerCase(Locale.ROOT);
        if (name.endsWith(".ps1")) {
            return POWERSHELL;
        }
        if (name.endsWith(".bat") || name.endsWith(".cmd")) {
            return BATCH;
        }
        if (name.endsWith(".py")) {
            return PYTHON;
        }
        if (name.endsWith(".pl")) {
            return "perl";
        }
        return name.endsWith(".sh") ? SHELL : otherwise;
    }

    /** The command line that runs the script. */
    List<String> running(String script) {
        return List.of(program, option(), script);
    }

    private String option() {
        var name = program.toLowerCase(Locale.ROOT);
        if (name.startsWith("powershell") || name.startsWith("pwsh")) {
            return "-Command";
        }
        if (name.equals(BATCH)) {
            return "/c";
        }
        if (name.startsWith("php")) {
            return "-r";
        }
        var evaluates =
                name.startsWith("perl") || name.startsWith("ruby") || name.startsWith("lua") || name.startsWith("node");
        return evaluates ? "-e" : "-c";
    }
}
