package io.tallyman.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.drools.model.impl.ModelImpl;
import org.drools.model.impl.RuleImpl;
import org.kie.api.KieBase;

/**
 * Compiled rules as the engine takes them in.
 *
 * @param models one for each file
 */
record LoadedRules(ClassLoader loader, List<Model> models) {

    LoadedRules {
        models = List.copyOf(models);
    }

    static LoadedRules of(List<CompiledRules> units, Sandbox sandbox) {
        var classes = new HashMap<String, byte[]>();
        units.forEach(unit -> classes.putAll(unit.classes()));
        var loader = new CompiledRules.Loader(classes, sandbox);
        return new LoadedRules(
                loader,
                units.stream()
                        .map(unit -> KnowledgeBases.instance(unit.model(), loader))
                        .toList());
    }

    KieBase link(Collection<Retention> retentions) {
        return KnowledgeBases.link(models, loader, retentions);
    }

    /** The rule of that name. */
    Rule rule(String name) {
        return models.stream()
                .flatMap(model -> model.getRules().stream())
                .filter(rule -> rule.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The same with another rule under the name of one. */
    LoadedRules with(String name, Rule other) {
        return new LoadedRules(
                loader, models.stream().map(model -> with(model, name, other)).toList());
    }

    private static Model with(Model model, String name, Rule other) {
        if (model.getRules().stream().noneMatch(rule -> rule.getName().equals(name))) {
            return model;
        }
        var rules = new ArrayList<Rule>();
        for (var rule : model.getRules()) {
            rules.add(rule.getName().equals(name) ? renamed(rule, other) : rule);
        }
        return new ModelImpl(model.getPackageName())
                .withGlobals(model.getGlobals())
                .withRules(rules);
    }

    private static Rule renamed(Rule named, Rule other) {
        return new RuleImpl(
                named.getPackage(),
                named.getName(),
                named.getUnit(),
                other.getView(),
                other.getDefaultConsequence(),
                new HashMap<>(),
                new HashMap<>(other.getMetaData()));
    }
}
