package io.tallyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.cli.LogFile.Context;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SurroundingsTest {

    private static final LogFile ON_NODE_1 = log("a", new Context("node-1", "prod", ""));
    private static final LogFile SOMEWHERE = log("b", Context.NONE);
    private static final LogFile ON_NODE_2 = log("c", new Context("node-2", "prod", ""));

    @Test
    void theOnlyHostIsThatOfALogWrittenOnAHost() {
        var only = Surroundings.of(List.of(ON_NODE_1, SOMEWHERE));

        assertThat(only.of("auditd:SYSCALL")).isEqualTo(new Context("node-1", "prod", ""));
        assertThat(only.of("kubernetes:events")).isEqualTo(new Context("", "prod", ""));
    }

    @Test
    void ofTwoHostsNoneIsTaken() {
        assertThat(Surroundings.of(List.of(ON_NODE_1, ON_NODE_2, SOMEWHERE)).of("auditd:SYSCALL"))
                .isEqualTo(new Context("", "prod", ""));
    }

    private static LogFile log(String name, Context context) {
        return new LogFile(name, Optional.empty(), "", true, context);
    }
}
