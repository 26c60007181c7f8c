package io.tallyman.source.sysmon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WindowsArgumentsTest {

    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of("", List.of()),
                Arguments.of("  a.exe\t b  c ", List.of("a.exe", "b", "c")),
                Arguments.of("\"C:\\Program Files\\a.exe\" b", List.of("C:\\Program Files\\a.exe", "b")),
                Arguments.of("a \"b c\"d e\"f g\"", List.of("a", "b cd", "ef g")),
                Arguments.of("a C:\\x\\ \"C:\\y z\\\\\" d", List.of("a", "C:\\x\\", "C:\\y z\\", "d")),
                Arguments.of("a \\\"b\\\" c", List.of("a", "\"b\"", "c")),
                Arguments.of("a \"b \\\"c\\\" d\" e", List.of("a", "b \"c\" d", "e")),
                Arguments.of("a \\\\\\\"b", List.of("a", "\\\"b")),
                Arguments.of("a \"b \"\"c\"\" d\"", List.of("a", "b \"c\" d")),
                Arguments.of("a \"\" b", List.of("a", "", "b")),
                Arguments.of("a \"not closed", List.of("a", "not closed")),
                Arguments.of("\"not closed", List.of("not closed")));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aLineIsSplitAsAProgramOfWindowsSplitsIt(String line, List<String> arguments) {
        assertThat(WindowsArguments.split(line)).isEqualTo(arguments);
    }
}
