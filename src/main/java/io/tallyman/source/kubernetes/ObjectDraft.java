package io.tallyman.source.kubernetes;

import io.tallyman.event.ContainerKind;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;

/**
 * One object of the Kubernetes API, or a patch of one, as an audit event holds it: the union of what pods, bindings,
 * nodes, Events and exec options tell. Filled while its tokens are read, before it need be known which kind it is.
 */
final class ObjectDraft {

    /** The object that the level of the audit policy kept out. */
    static final ObjectDraft EMPTY = new ObjectDraft();

    String name = "";
    String namespace = "";
    String uid = "";
    String owner = "";
    String target = "";
    String container = "";
    final List<String> command = new ArrayList<>();
    final List<ObjectDraft> items = new ArrayList<>();
    final SpecificationDraft specification = new SpecificationDraft();
    final StatusDraft status = new StatusDraft();
    final EventDraft event = new EventDraft();

    private ObjectDraft() {}

    /** Reads the object the parser stands on. */
    static ObjectDraft read(JsonParser object) {
        var draft = new ObjectDraft();
        Members.each(object, draft::member);
        draft.event.defaultNamespace(draft.namespace);
        return draft;
    }

    private void member(String field, JsonParser value) {
        switch (field) {
            case "metadata" -> Members.each(value, this::metadata);
            case "spec" -> Members.each(value, specification::member);
            case "status" -> Members.each(value, status::member);
            case "ephemeralContainers" -> specification.containers(value, ContainerKind.EPHEMERAL);
            case "target" -> Members.each(value, this::target);
            case "details", "preconditions" -> Members.each(value, this::details);
            case "items" -> Members.elements(value, item -> items.add(read(item)));
            case "container" -> container = Members.text(value);
            case "command" -> Members.elements(value, word -> command.add(Members.text(word)));
            default -> event.member(field, value);
        }
    }

    private void metadata(String field, JsonParser value) {
        switch (field) {
            case "name" -> name = Members.text(value);
            case "namespace" -> namespace = Members.text(value);
            case "uid" -> uid = Members.text(value);
            case "ownerReferences" -> Members.elements(value, this::ownerReference);
            default -> {}
        }
    }

    /* The controlling owner; there is at most one. */
    private void ownerReference(JsonParser reference) {
        var draft = new Object() {
            private String uid = "";
            private boolean controller;
        };
        Members.each(reference, (field, value) -> {
            switch (field) {
                case "uid" -> draft.uid = Members.text(value);
                case "controller" -> draft.controller = Members.isTrue(value);
                default -> {}
            }
        });
        owner = draft.controller ? draft.uid : owner;
    }

    private void target(String field, JsonParser value) {
        if (field.equals("name")) {
            target = Members.text(value);
        }
    }

    /* The Status that answers a deletion, and the options that ask for one, name the uid here. */
    private void details(String field, JsonParser value) {
        if (field.equals("uid")) {
            uid = Members.text(value);
        }
    }
}
