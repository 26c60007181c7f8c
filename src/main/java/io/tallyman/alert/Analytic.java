package io.tallyman.alert;

import java.util.List;

/**
 * The analytics, with the steps that ATT&amp;CK gives them.
 *
 * @see <a href="https://attack.mitre.org/detectionstrategies/DET0248/">DET0248</a>
 */
public enum Analytic {
    AN0691(List.of(
            new Step(1, "Image Creation", "DC0015", "containerd:events"),
            new Step(2, "Container Creation", "DC0072", "kubernetes:audit"),
            new Step(3, "Container Start", "DC0077", "kubernetes:events"),
            new Step(4, "Command Execution", "DC0064", "auditd:SYSCALL"),
            new Step(5, "Network Traffic Content", "DC0085", "NSM:Flow"))),
    AN0692(List.of(
            new Step(1, "Image Creation", "DC0015", "AWS:CloudTrail"),
            new Step(2, "Instance Creation", "DC0076", "azure:activity"),
            new Step(3, "Instance Start", "DC0080", "AWS:CloudTrail"),
            new Step(4, "Process Creation", "DC0032", "WinEventLog:Sysmon"),
            new Step(5, "Network Traffic Content", "DC0085", "NSM:Flow")));

    public static final String TECHNIQUE = "T1204.003";

    /** No analytic has more steps. */
    public static final int MOST_STEPS = 9;

    @SuppressWarnings("ImmutableEnumChecker") // the list is an immutable one
    private final List<Step> steps;

    Analytic(List<Step> steps) {
        this.steps = steps;
    }

    /** The steps in their order. */
    public List<Step> steps() {
        return steps;
    }

    /** The step of that number, from 1. */
    public Step step(int number) {
        return steps.get(number - 1);
    }

    /**
     * One step.
     *
     * @param number from 1
     * @param name the data component's name
     * @param dataComponent its id
     * @param logSource the log that ATT&amp;CK expects it in
     */
    public record Step(int number, String name, String dataComponent, String logSource) {}
}
