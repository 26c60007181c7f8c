package io.tallyman.bench;

import io.tallyman.cli.InProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Measures what a record of the main logs costs in a process of its own, from the start of the virtual machine to its end,
 * beside a process that makes a tree of each record with Jackson and does nothing else.
 */
final class WholeProcess {

    private static final String DETECT = "detect";
    private static final String TREE = "tree";

    private WholeProcess() {}

    /** Arguments: records of each log, rounds, and if only some logs matter a part of their names. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int records = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        System.out.printf("%d records, %d rounds; CPU of whole processes, medians%n", records, rounds);
        System.out.println("| log | Jackson tree | detect | detect : tree |");
        System.out.println("|---|---|---|---|");
        var main = LogGroup.all().get(0).kinds();
        for (var kind : main) {
            if (arguments.length < 3 || kind.name().contains(arguments[2])) {
                compare(kind.generate(records), rounds);
            }
        }
    }

    private static void compare(Log log, int rounds) throws IOException, InterruptedException {
        var folder = Deposit.of(log, Long.MAX_VALUE);
        var readable = Files.createTempFile("tallyman-bench", ".json");
        Files.write(readable, JacksonAlone.readable(log));
        var trees = new ArrayList<Long>();
        var detections = new ArrayList<Long>();
        for (int round = 0; round < rounds; round++) {
            trees.add(cpu(TREE, readable));
            detections.add(cpu(DETECT, folder));
        }
        Deposit.remove(folder);
        Files.delete(readable);
        double tree = median(trees) / log.records();
        double detect = median(detections) / log.records();
        System.out.printf("| %s | %.0f ns | %.0f ns | %.1f |%n", log.name(), tree, detect, detect / tree);
    }

    private static double median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /* With this process's options, but as much heap as a virtual machine takes by itself. */
    private static long cpu(String work, Path input) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(Predicate.not(option -> option.startsWith("-Xm")))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName(), work));
        command.add(input.toString());
        var child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (child.waitFor() != 0) {
            throw new IllegalStateException("%s failed".formatted(command));
        }
        return Long.parseLong(said.strip());
    }

    /** The process that is measured: says what CPU time it took. */
    static final class Child {

        private Child() {}

        /** Arguments: what to do, and with which file or folder. */
        public static void main(String[] arguments) throws IOException {
            if (arguments[0].equals(DETECT)) {
                InProcess.run("detect", "--quiet", arguments[1]);
            } else {
                JacksonAlone.trees(Path.of(arguments[1]));
            }
            System.out.println(Meter.PROCESS.getProcessCpuTime());
        }
    }
}
