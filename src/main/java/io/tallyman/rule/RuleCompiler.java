package io.tallyman.rule;

import io.tallyman.tunable.Problem;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.compiler.kie.builder.impl.KieBuilderImpl;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.Message;
import org.kie.internal.builder.InternalKieBuilder;

/** Turns one rule file into classes, in the sandbox. */
final class RuleCompiler {

    private static final String RESOURCES = "src/main/resources/rules/";
    private static final String MODELS = "/drools-model";
    private static final String CLASS = ".class";

    private final Sandbox sandbox;
    private final RuleCheck check;

    RuleCompiler(Vocabulary vocabulary, Sandbox sandbox) {
        this.sandbox = sandbox;
        this.check = new RuleCheck(vocabulary, sandbox);
    }

    /**
     * The file's classes.
     *
     * @throws InvalidRules if there is anything wrong with it
     */
    CompiledRules compile(RuleFile file) {
        var checked = check.check(file);
        if (!checked.problems().isEmpty()) {
            throw new InvalidRules(checked.problems(), checked.rules());
        }
        return translate(file, checked.rules());
    }

    /** The same without the check: the sandbox alone holds. */
    CompiledRules translate(RuleFile file, List<RuleDescription> rules) {
        var module = build(file);
        var classes = new HashMap<String, byte[]>();
        var model = "";
        for (var name : module.getFileNames()) {
            if (name.endsWith(MODELS)) {
                model = modelIn(new String(module.getBytes(name), StandardCharsets.UTF_8));
            }
            if (name.endsWith(CLASS) && !name.startsWith("org/drools/project/")) {
                classes.put(name.substring(0, name.length() - CLASS.length()).replace('/', '.'), module.getBytes(name));
            }
        }
        return new CompiledRules(model, classes, rules);
    }

    private static String modelIn(String list) {
        return list.lines()
                .filter(line -> !line.contains(":"))
                .findFirst()
                .orElseThrow()
                .strip();
    }

    private InternalKieModule build(RuleFile file) {
        var services = KieServices.get();
        var operators = services.newKieModuleModel();
        operators.setConfigurationProperty("drools.evaluator." + WithinOperator.NAME, WithinOperator.class.getName());
        operators.setConfigurationProperty("drools.dialect.java.compiler.lnglevel", "17");
        var files = services.newKieFileSystem();
        files.write(RESOURCES + file.path(), file.text());
        var builder = (KieBuilderImpl) services.newKieBuilder(files, sandbox);
        ((InternalKieBuilder) builder).withKModuleModel(operators);
        try {
            builder.buildAll(ExecutableModelProject.class);
        } catch (RuntimeException given) {
            // The engine's compiler gives up on some rules by throwing; to us they are rules that cannot be used.
            throw new InvalidRules(List.of(new Problem(file.path(), 1, 1, "Not compiled: " + given.getMessage())));
        }
        var errors = builder.getResults().getMessages(Message.Level.ERROR);
        var module = (InternalKieModule) builder.getKieModuleIgnoringErrors();
        services.getRepository().removeKieModule(module.getReleaseId());
        if (!errors.isEmpty()) {
            throw new InvalidRules(CompilerMessages.problems(file, errors));
        }
        return module;
    }
}
