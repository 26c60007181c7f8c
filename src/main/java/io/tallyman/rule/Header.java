package io.tallyman.rule;

import java.util.List;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.GlobalDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;

/** What stands before the rules of a file: its package, its imports, its globals, and nothing else. */
final class Header {

    private final Vocabulary vocabulary;
    private final Passage file;

    Header(Vocabulary vocabulary, Passage file) {
        this.vocabulary = vocabulary;
        this.file = file;
    }

    void check(PackageDescr content, Scope scope) {
        if (content.getName() == null || content.getName().isEmpty()) {
            file.problem("The file names no package. Expected: package AN0691.step1; or the like, one for each file.");
        }
        content.getImports().forEach(each -> imported(each, scope));
        content.getGlobals().forEach(each -> global(each, scope));
        refuse(content.getFunctionImports(), "A static import");
        refuse(content.getAccumulateImports(), "An accumulate function");
        refuse(content.getFunctions(), "A function");
        refuse(content.getTypeDeclarations(), "A declared type");
        refuse(content.getEnumDeclarations(), "A declared enum");
        refuse(List.copyOf(content.getEntryPointDeclarations()), "An entry point");
        refuse(List.copyOf(content.getWindowDeclarations()), "A window");
        refuse(content.getAttributes(), "An attribute");
    }

    private Passage at(BaseDescr descr) {
        return descr.getStartCharacter() >= 0
                ? file.of(descr)
                : file.lines(Math.max(1, descr.getLine()), Math.max(1, descr.getLine()));
    }

    private void refuse(List<? extends BaseDescr> parts, String name) {
        parts.forEach(
                part -> at(part).problem("%s has no place in a rule file; what needs code is a tested method of a fact."
                        .formatted(name)));
    }

    private void imported(ImportDescr each, Scope scope) {
        var target = each.getTarget();
        var isAll = target.endsWith(".*");
        var isAllowed = isAll
                ? vocabulary.canRead(target) || target.startsWith("java.time.")
                : scope.type(target).isPresent();
        if (isAllowed) {
            return;
        }
        var packageName = target.substring(0, Math.max(0, target.lastIndexOf('.')));
        var hint = vocabulary.readable().contains(packageName)
                ? Nearest.hint(target.substring(target.lastIndexOf('.') + 1), ClassNames.in(packageName))
                : " Expected a class of %s or java.time."
                        .formatted(String.join(
                                ", ", vocabulary.readable().stream().sorted().toList()));
        at(each).problem(target, "%s cannot be imported.%s".formatted(target, hint));
    }

    private void global(GlobalDescr each, Scope scope) {
        var expected = vocabulary.globals().get(each.getIdentifier());
        var isRight = Stream.of(each.getType())
                .flatMap(type -> scope.type(type).stream())
                .anyMatch(type -> type.getName().equals(expected));
        if (!isRight) {
            at(each).problem(
                            each.getIdentifier(),
                            "Global %s %s is not known. Expected: %s"
                                    .formatted(each.getType(), each.getIdentifier(), vocabulary.globals()));
        }
    }
}
