package io.tallyman.rule;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The public names of a package, read from where its classes lie. */
final class ClassNames {

    private static final String CLASS = ".class";

    private ClassNames() {}

    /** Simple names of its classes, without nested ones; none where the package cannot be listed. */
    static Set<String> in(String packageName) {
        var names = new TreeSet<String>();
        try {
            var places = ClassNames.class.getClassLoader().getResources(packageName.replace('.', '/'));
            while (places.hasMoreElements()) {
                names.addAll(list(places.nextElement().toURI()));
            }
        } catch (IOException | URISyntaxException unlistable) {
            return names;
        }
        return names;
    }

    private static Set<String> list(URI folder) throws IOException {
        if (!folder.getScheme().equals("jar")) {
            return list(Path.of(folder));
        }
        var parts = folder.toString().split("!", 2);
        try (var jar = FileSystems.newFileSystem(URI.create(parts[0]), Map.of())) {
            return list(jar.getPath(parts[1]));
        }
    }

    private static Set<String> list(Path folder) throws IOException {
        var names = new TreeSet<String>();
        try (var files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(CLASS) && !name.contains("$") && !name.contains("-"))
                    .forEach(name -> names.add(name.substring(0, name.length() - CLASS.length())));
        }
        return names;
    }
}
