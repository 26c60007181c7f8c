package io.tallyman.rule;

import io.tallyman.rule.Retention.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.model.Model;
import org.drools.model.impl.AnnotationValueImpl;
import org.drools.model.impl.ModelImpl;
import org.drools.model.impl.TypeMetaDataImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.conf.EventProcessingOption;
import org.kie.api.conf.KieBaseMutabilityOption;

/** Compiled rules and retentions, linked. */
final class KnowledgeBases {

    private KnowledgeBases() {}

    static KieBase link(List<Model> models, ClassLoader loader, Collection<Retention> retentions) {
        var configuration = RuleBaseFactory.newKnowledgeBaseConfiguration(null, loader);
        configuration.setOption(EventProcessingOption.STREAM);
        configuration.setOption(KieBaseMutabilityOption.DISABLED);
        var types = new ModelImpl("io.tallyman.types");
        retentions.forEach(retention -> types.addTypeMetaData(event(retention)));
        // The types go first: a pattern is a pattern on an event only if its type is known as one by then.
        var all = new ArrayList<Model>(List.of(types));
        all.addAll(models);
        return KieBaseBuilder.createKieBaseFromModel(all, configuration);
    }

    private static TypeMetaDataImpl event(Retention retention) {
        var policy = retention.policy() == Policy.EXACT ? "TIME_HARD" : "TIME_SOFT";
        return new TypeMetaDataImpl(retention.type())
                .addAnnotation("role", new AnnotationValueImpl("value", "event"))
                .addAnnotation("timestamp", new AnnotationValueImpl("value", "epochMillis"))
                .addAnnotation(
                        "expires",
                        new AnnotationValueImpl("value", retention.duration().toMillis() + "ms"),
                        new AnnotationValueImpl("policy", policy));
    }

    /** What the engine reads compiled rules from. */
    static Model instance(String model, ClassLoader loader) {
        try {
            return (Model) loader.loadClass(model).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(model + " was compiled, but cannot be loaded.", broken);
        }
    }
}
