package io.tallyman.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lists folders, always in the same order. */
final class Folders {

    private Folders() {}

    /** What a folder holds but for hidden files, by name. */
    static List<Path> visible(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted(Comparator.comparing(entry -> entry.getFileName().toString()))
                    .toList();
        }
    }

    /** The folders at and below this one that hold a scenario. */
    static List<Path> scenarios(Path folder) throws IOException {
        if (Files.exists(folder.resolve(Scenario.FILE))) {
            return List.of(folder);
        }
        var found = new ArrayList<Path>();
        for (var entry : visible(folder)) {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                found.addAll(scenarios(entry));
            }
        }
        return found;
    }
}
