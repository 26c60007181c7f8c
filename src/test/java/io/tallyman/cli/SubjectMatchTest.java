package io.tallyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.alert.Subject;
import io.tallyman.event.PodReference;
import io.tallyman.tunable.Yaml;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectMatchTest {

    private static final String ID = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static final Subject WEB = new Subject.Container(
            ID,
            "web",
            new PodReference("shop", "web-0", "uid-1"),
            "node-1",
            "lab",
            new Subject.Image("docker.io/a/b:1", "docker.io", "a/b", "1", "sha256:aa"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{kind: container}",
                "{container: {id: 0123456789ab}}",
                "{container: {id: " + ID + "ff}}",
                "{pod: {namespace: shop, name: web-0}, node: Node-1}",
                "{image: {digest: 'sha256:aa'}, cluster: lab}",
                "{container: {ids_accepted: [ffff, 0123456789ab]}}",
                "{ids_accepted: [0123456789ab], pod: {namespace: shop}}",
                "{container: {id: ffff, ids_accepted: [0123456789ab]}}",
                "{pod: {uid: null}}"
            })
    void aSubjectWithTheseValuesMatches(String expected) {
        assertThat(matches(expected)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{kind: instance}",
                "{container: {id: 1123456789ab}}",
                "{container: {name: we}}",
                "{pod: {namespace: shop, name: web-1}}",
                "{image: {digest: 'sha256:ab'}}",
                "{instance: {id: i-1}}",
                "{container: {ids_accepted: [ffff, eeee]}}",
                "{container: {name: web}, ids_accepted: [ffff]}",
                "{ids_accepted: [ffff], pod: {namespace: shop}}",
                "{colour: red}"
            })
    void aSubjectWithOtherValuesDoesNot(String expected) {
        assertThat(matches(expected)).isFalse();
    }

    private static boolean matches(String expected) {
        return SubjectMatch.contains(WEB, Yaml.read("expected.json", expected), List.of());
    }
}
