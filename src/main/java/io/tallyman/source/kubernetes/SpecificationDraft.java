package io.tallyman.source.kubernetes;

import io.tallyman.event.ContainerKind;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;

/** The part of a pod's or node's {@code spec} that events need; filled while its tokens are read. */
final class SpecificationDraft {

    String node = "";
    String providerId = "";
    boolean hostNetwork;
    final List<Container> containers = new ArrayList<>();

    /**
     * One entry of the three lists of containers.
     *
     * @param pullPolicy empty where it is left to the default
     * @param command command and arguments that override the image's own
     */
    record Container(ContainerKind kind, String name, String image, String pullPolicy, List<String> command) {}

    void member(String name, JsonParser value) {
        switch (name) {
            case "nodeName" -> node = Members.text(value);
            case "providerID" -> providerId = Members.text(value);
            case "hostNetwork" -> hostNetwork = Members.isTrue(value);
            case "containers" -> containers(value, ContainerKind.APPLICATION);
            case "initContainers" -> containers(value, ContainerKind.INIT);
            case "ephemeralContainers" -> containers(value, ContainerKind.EPHEMERAL);
            default -> {}
        }
    }

    void containers(JsonParser list, ContainerKind kind) {
        Members.elements(list, element -> {
            var draft = new ContainerDraft();
            Members.each(element, draft::member);
            if (!draft.name.isEmpty() && !draft.image.isEmpty()) {
                containers.add(draft.build(kind));
            }
        });
    }

    private static final class ContainerDraft {
        private String name = "";
        private String image = "";
        private String pullPolicy = "";
        private final List<String> command = new ArrayList<>();
        private final List<String> arguments = new ArrayList<>();

        void member(String field, JsonParser value) {
            switch (field) {
                case "name" -> name = Members.text(value);
                case "image" -> image = Members.text(value);
                case "imagePullPolicy" -> pullPolicy = Members.text(value);
                case "command" -> Members.elements(value, word -> command.add(Members.text(word)));
                case "args" -> Members.elements(value, word -> arguments.add(Members.text(word)));
                default -> {}
            }
        }

        Container build(ContainerKind kind) {
            command.addAll(arguments);
            return new Container(kind, name, image, pullPolicy, List.copyOf(command));
        }
    }
}
