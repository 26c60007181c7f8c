package io.tallyman.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs that a cloud's images hold to run what an instance is told at its boot, or from outside later: cloud-init,
 * the guest agents of the clouds, and their extensions. A process is theirs if its parent is such a program, or if it
 * runs, or works in, the folder that they put scripts in.
 *
 * <p>The names can be taken by any program: this explains evidence, and never excuses it.
 */
public final class FirstBootPrograms {

    private static final String CLOUD_INIT = "cloud-init";
    private static final String GOOGLE = "Google's guest agent";
    private static final String AZURE = "Azure's guest agent";
    private static final String AZURE_SCRIPT = "Azure's custom script extension";
    private static final String SSM = "the SSM agent";
    private static final String EC2 = "EC2Launch";
    private static final String CLOUDBASE = "cloudbase-init";

    private static final Map<String, String> PROGRAMS = Map.ofEntries(
            Map.entry("cloud-init", CLOUD_INIT),
            Map.entry("google_metadata_script_runner", GOOGLE),
            Map.entry("google_metadata_script_runner_adapt", GOOGLE),
            Map.entry("gcemetadatascripts", GOOGLE),
            Map.entry("google_guest_agent", GOOGLE),
            Map.entry("waagent", AZURE),
            Map.entry("waappagent", AZURE),
            Map.entry("windowsazureguestagent", AZURE),
            Map.entry("custom-script-extension", AZURE_SCRIPT),
            Map.entry("custom-script-shim", AZURE_SCRIPT),
            Map.entry("customscripthandler", AZURE_SCRIPT),
            Map.entry("amazon-ssm-agent", SSM),
            Map.entry("ssm-agent-worker", SSM),
            Map.entry("ssm-document-worker", SSM),
            Map.entry("ec2launch", EC2),
            Map.entry("ec2config", EC2),
            Map.entry("cloudbase-init", CLOUDBASE));

    /** Beginnings of paths, in lower case with slashes, the longer before those that they begin with. */
    private static final List<Map.Entry<String, String>> FOLDERS = List.of(
            Map.entry("/var/lib/cloud/instance/", CLOUD_INIT),
            Map.entry("/var/lib/cloud/instances/", CLOUD_INIT),
            Map.entry("/var/lib/cloud/scripts/", CLOUD_INIT),
            Map.entry("/var/lib/waagent/custom-script/", AZURE_SCRIPT),
            Map.entry("/var/lib/waagent/microsoft.azure.extensions.customscript", AZURE_SCRIPT),
            Map.entry("/var/lib/waagent/", AZURE),
            Map.entry("/var/lib/amazon/ssm/", SSM),
            Map.entry("c:/packages/plugins/microsoft.compute.customscriptextension/", AZURE_SCRIPT),
            Map.entry("c:/packages/plugins/", AZURE),
            Map.entry("c:/windowsazure/", AZURE),
            Map.entry("c:/programdata/amazon/ssm/", SSM),
            Map.entry("c:/program files/amazon/ssm/", SSM),
            Map.entry("c:/programdata/amazon/ec2-windows/launch/", EC2),
            Map.entry("c:/programdata/amazon/ec2launch/", EC2),
            Map.entry("c:/program files/amazon/ec2launch/", EC2),
            Map.entry("c:/program files/amazon/ec2configservice/", EC2),
            Map.entry("c:/program files/google/compute engine/", GOOGLE),
            Map.entry("c:/program files/cloudbase solutions/cloudbase-init/", CLOUDBASE));

    /** Where EC2Launch unpacks user data: {@code …/Temp/EC2Launch123/UserScript.ps1}. */
    private static final String EC2_TEMPORARY = "/temp/ec2launch";

    private static final int MOST_WORDS = 16;
    private static final int LONGEST = 4096;

    private FirstBootPrograms() {}

    /** The program that started it, for people; empty where the record names none. */
    public static Optional<String> starter(ProcessExecuted process) {
        var first = process.arguments().stream().limit(MOST_WORDS);
        return ofLine(process.parent())
                .or(() -> ofFolder(path(process.directory()) + '/'))
                .or(() -> ofFolder(path(process.executable())))
                .or(() -> run(first.map(FirstBootPrograms::path).toList()).flatMap(FirstBootPrograms::ofFolder));
    }

    /** The program that a path or a command line names. */
    private static Optional<String> ofLine(String line) {
        var whole = path(line);
        return Stream.of(run(words(whole)).orElse(""), whole)
                .flatMap(text -> ofFolder(text).or(() -> ofName(text)).stream())
                .findFirst();
    }

    /** The first words of a line, which blanks part where they stand in no quotes. */
    private static List<String> words(String line) {
        var words = new ArrayList<String>();
        int begin = 0;
        var quoted = false;
        for (int i = 0; i <= line.length() && words.size() < MOST_WORDS; i++) {
            var ends = i == line.length() || (line.charAt(i) == ' ' && !quoted);
            if (ends && i > begin) {
                words.add(line.substring(begin, i).replace("\"", ""));
            }
            begin = ends ? i + 1 : begin;
            quoted ^= i < line.length() && line.charAt(i) == '"';
        }
        return words;
    }

    /** What is run: the program, or the script that an interpreter is given. */
    private static Optional<String> run(List<String> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        var program = ProgramNames.base(words.get(0));
        if (ProgramNames.POWERSHELLS.contains(program)) {
            return words.stream().skip(1).filter(word -> word.indexOf('/') > 0).findFirst();
        }
        if (!ProgramNames.isInterpreter(program) && !program.equals("cmd")) {
            return Optional.of(words.get(0));
        }
        return words.stream()
                .skip(1)
                .dropWhile(word -> word.startsWith("-") || (program.equals("cmd") && word.startsWith("/")))
                .findFirst();
    }

    private static Optional<String> ofName(String path) {
        return Optional.ofNullable(PROGRAMS.get(ProgramNames.base(path)));
    }

    private static Optional<String> ofFolder(String path) {
        if (path.startsWith("c:/") && path.contains(EC2_TEMPORARY)) {
            return Optional.of(EC2);
        }
        return FOLDERS.stream()
                .filter(folder -> path.startsWith(folder.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** In lower case, with slashes, cut to what a path can be. */
    private static String path(String text) {
        return Texts.lower(text.substring(0, Math.min(LONGEST, text.length())))
                .replace('\\', '/')
                .strip();
    }
}
