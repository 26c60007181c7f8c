package io.tallyman.rule;

import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import java.util.List;
import java.util.Optional;

/** Calls of methods and constructors: whether there are such, for such arguments, and whether a rule may. */
final class Calls {

    private final Scope scope;
    private final Optional<Class<?>> fact;
    private final Passage passage;
    private final Expressions expressions;

    Calls(Scope scope, Optional<Class<?>> fact, Passage passage, Expressions expressions) {
        this.scope = scope;
        this.fact = fact;
        this.passage = passage;
        this.expressions = expressions;
    }

    Optional<Class<?>> call(MethodCallExpr call) {
        var arguments = call.getArguments().stream().map(expressions::type).toList();
        var name = call.getNameAsString();
        var holder = call.getScope()
                .flatMap(expressions::named)
                .or(() -> call.getScope().flatMap(expressions::type));
        if (call.getScope().isEmpty()) {
            holder = fact;
            if (fact.isEmpty()) {
                passage.problem(name, "%s() cannot be called here; a rule only states a finding.".formatted(name));
                return Optional.empty();
            }
        }
        if (holder.isEmpty()) {
            refuseReflection(name);
            return Optional.empty();
        }
        if (name.equals("matches") && call.getArguments().size() == 1) {
            Regexes.check(call.getArgument(0), passage);
        }
        return method(holder.get(), name, arguments);
    }

    private Optional<Class<?>> method(Class<?> holder, String name, List<Optional<Class<?>>> arguments) {
        var methods = Members.methods(holder, name);
        if (methods.isEmpty()) {
            passage.problem(
                    name,
                    "A rule cannot call %s() on %s.%s"
                            .formatted(name, holder.getSimpleName(), Nearest.hint(name, Members.methodNames(holder))));
            return Optional.empty();
        }
        var fitting = methods.stream()
                .filter(method -> Comparisons.accepts(method, arguments))
                .toList();
        if (fitting.isEmpty()) {
            passage.problem(
                    name,
                    "%s() takes %s, not %s."
                            .formatted(name, Comparisons.signatures(methods), Comparisons.given(arguments)));
            return Optional.empty();
        }
        var types = fitting.stream()
                .<Class<?>>map(method -> method.getReturnType())
                .distinct()
                .toList();
        return types.size() == 1 && types.get(0) != Object.class ? Optional.of(types.get(0)) : Optional.empty();
    }

    void refuseReflection(String name) {
        if (List.of("getClass", "class", "forName", "getClassLoader", "invoke").contains(name)) {
            passage.problem(name, "%s is reflection; a rule asks its facts only.".formatted(name));
        }
    }

    Optional<Class<?>> creation(ObjectCreationExpr creation) {
        var arguments = creation.getArguments().stream().map(expressions::type).toList();
        var name = creation.getType().getNameWithScope();
        var type = scope.type(name);
        if (type.isEmpty()) {
            passage.problem(
                    creation.getType().getNameAsString(),
                    "Type %s is not known here; import it.%s".formatted(name, Nearest.hint(name, scope.types())));
            return type;
        }
        var constructors = List.of(type.get().getConstructors());
        if (creation.getAnonymousClassBody().isPresent()
                || !scope.vocabulary().canRead(type.get().getName())) {
            passage.problem(name, "A rule cannot make a %s.".formatted(name));
        } else if (constructors.stream().noneMatch(each -> Comparisons.accepts(each, arguments))) {
            passage.problem(
                    name,
                    "%s takes %s, not %s."
                            .formatted(name, Comparisons.signatures(constructors), Comparisons.given(arguments)));
        }
        return type;
    }
}
