package io.tallyman.source;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why a file of the corpus is no log of ours, and why a record of it cannot be read: found by looking at each. */
final class CorpusRemarks {

    private CorpusRemarks() {}

    private record Remark(Pattern file, Pattern reason, String why) {
        static Remark of(String file, String why) {
            return new Remark(Pattern.compile(file), Pattern.compile(".*"), why);
        }

        static Remark of(String file, String reason, String why) {
            return new Remark(Pattern.compile(file), Pattern.compile(reason), why);
        }
    }

    private static final List<Remark> FILES = List.of(
            Remark.of(
                    ".*/2017-06-23\\.md",
                    "a report that shows events of a containerd before 1.0, key=value, as no release writes them"),
            Remark.of(".*\\.md", "documentation; the records that it shows whole lie unwrapped"),
            Remark.of(".*-expected\\.json|.*\\.golden", "what somebody's parser made of a log, not the log"),
            Remark.of(".*\\.assert", "the expectations of a test"),
            Remark.of("(01|03).*\\.yaml", "a log entry rewritten as YAML; it lies unwrapped as JSON"),
            Remark.of(
                    "(03|05|06|08).*\\.yml",
                    "a detection rule or a description of a source; its sample lies unwrapped"),
            Remark.of(".*kubelet_pod_and_container_name.*", "the kubelet's own log, which no analytic asks for"),
            Remark.of(".*v1\\.10\\.md\\.jsonl", "a request's body out of documentation, no event"),
            Remark.of(
                    ".*multiple_403_public_ip.*",
                    "hand-written cases, half of them without objectRef, auditID and requestURI"),
            Remark.of("04.*kubectl_events.*", "\"No events found\", below the call of a tool in JSON"),
            Remark.of(
                    "07.*zeek\\.worker\\.conn\\.log",
                    "six columns of connections without the header that would name them"),
            Remark.of("07.*", "another log of Zeek, or one of its tests of the writer"),
            Remark.of("08.*empty\\.json", "empty"),
            Remark.of(
                    ".*kubernetes_falco\\.yml\\.raw",
                    "Falco's text, with a time of day and no date: json_output is needed"),
            Remark.of(".*kubearmor.*", "KubeArmor, which is not among the sensors that are read"),
            Remark.of(
                    "captures/.*(argus\\.csv|conntrack\\.txt|nfdump\\.json)",
                    "a flow tool whose format is not read yet"),
            Remark.of(
                    "(09|10|11|12).*\\.ya?ml",
                    "a detection rule or a test's description, its samples inside it as YAML"),
            Remark.of(
                    "(10|11|12).*\\.cases\\.jsonl",
                    "cases of a detection rule, each record beside its verdict, no log"),
            Remark.of(
                    "12.*test-activitylogs-(edgecases|identity)\\.log",
                    "sign-ins of Entra ID, beside one notice of a resource's health"),
            Remark.of("09.*bad\\.log", "a line that says of itself that it is no log"),
            Remark.of("13.*serialport.*", "a serial console's text as a log entry, which is not read"),
            Remark.of("14.*config-rule.*", "an invocation of AWS Config, no event of an instance"),
            Remark.of("captures/.*pods\\.json", "the pods as they were, no log"),
            Remark.of("captures/.*cni-results\\.jsonl", "empty"),
            Remark.of("captures/.*\\.(json|yaml)", "belongs to the recording, no log"));

    private static final List<Remark> RECORDS = List.of(
            Remark.of("04.*", "A table row .*", "table rows give ages (\"3m10s\") and no time"),
            Remark.of("05.*test-auditd-raw\\.log", "the type is not .*", "a line cut off after `msg=`"),
            Remark.of("05.*\\.yaml", "no \"type=\" .*", "lines of YAML between the records"),
            Remark.of("06.*execve\\.json", ".* has no @timestamp .*", "a documentation sample without any time"),
            Remark.of("06.*events\\.md\\.jsonl", ".* none of Tetragon's events.*", "export filters, not events"),
            Remark.of("07.*", "ts \\(XXXXXXXXXX\\.XXXXXX\\) .*", "times masked with X by Zeek's tests"),
            Remark.of(
                    "09.*transit-gateway\\.log",
                    "start \\(\\) is no time.*",
                    "columns of a transit gateway, without start"),
            Remark.of("08.*broken1\\.json", ".*not well-formed.*", "a line cut off within its time"),
            Remark.of("03.*", ".* holds no (stage|time).*", "hand-written cases without stage and without time"));

    /** Why a file is none of ours; empty where nobody has looked. */
    static Optional<String> ofFile(String file) {
        return first(FILES, file, "");
    }

    /** Why a record of this file was rejected for this reason; empty where nobody has looked. */
    static Optional<String> ofRecord(String file, String reason) {
        return first(RECORDS, file, reason);
    }

    private static Optional<String> first(List<Remark> remarks, String file, String reason) {
        var bare = file.startsWith("unwrapped/") ? file.substring("unwrapped/".length()) : file;
        return remarks.stream()
                .filter(remark -> remark.file.matcher(bare).matches()
                        && remark.reason.matcher(reason).matches())
                .map(Remark::why)
                .findFirst();
    }
}
