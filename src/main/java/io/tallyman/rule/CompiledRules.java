package io.tallyman.rule;

import java.util.List;
import java.util.Map;

/**
 * One rule file, compiled.
 *
 * @param model name of the class that the engine reads the rules from
 * @param classes the generated classes' bytes by class name
 * @param rules what the rules say of themselves
 */
record CompiledRules(String model, Map<String, byte[]> classes, List<RuleDescription> rules) {

    CompiledRules {
        classes = Map.copyOf(classes);
        rules = List.copyOf(rules);
    }

    /** The generated classes, loaded: they see each other and the sandbox, nothing else. */
    static final class Loader extends ClassLoader {

        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes, Sandbox sandbox) {
            super(sandbox);
            this.classes = Map.copyOf(classes);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            var bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
