package io.tallyman.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures what work costs in CPU time of the whole process, collector and compiler included, in interleaved rounds. */
final class Meter {

    static final com.sun.management.OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

    private final Map<String, Prepared> works = new LinkedHashMap<>();
    private final Map<String, List<Cost>> costs = new LinkedHashMap<>();

    /** Something that is done once a round. */
    interface Work {
        void run() throws IOException;
    }

    /** Something that needs a preparation, which is not measured. */
    interface Prepared {
        Work prepare() throws IOException;
    }

    /**
     * What one round took.
     *
     * @param process CPU nanoseconds of the whole process
     * @param thread of these, the working thread's
     */
    record Cost(long process, long thread) {}

    void add(String name, Work work) {
        addPrepared(name, () -> work);
    }

    void addPrepared(String name, Prepared work) {
        works.put(name, work);
        costs.put(name, new ArrayList<>());
    }

    /** Does everything so many times unmeasured, then so many times measured, one after the other in each round. */
    void run(int warmUps, int rounds) throws IOException {
        for (int round = -warmUps; round < rounds; round++) {
            for (var work : works.entrySet()) {
                var cost = once(work.getValue().prepare());
                if (round >= 0) {
                    costs.getOrDefault(work.getKey(), new ArrayList<>()).add(cost);
                }
            }
        }
    }

    private static Cost once(Work work) throws IOException {
        ManagementFactory.getMemoryMXBean().gc();
        var threads = ManagementFactory.getThreadMXBean();
        long process = PROCESS.getProcessCpuTime();
        long thread = threads.getCurrentThreadCpuTime();
        work.run();
        long threadEnd = threads.getCurrentThreadCpuTime();
        return new Cost(PROCESS.getProcessCpuTime() - process, threadEnd - thread);
    }

    /** The round of median process time. */
    Cost median(String name) {
        var sorted = costs.getOrDefault(name, List.of()).stream()
                .sorted(Comparator.comparingLong(Cost::process))
                .toList();
        return sorted.get(sorted.size() / 2);
    }
}
