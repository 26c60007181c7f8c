package io.tallyman.userdata;

import io.tallyman.event.UserDataDirective.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The keys of <a href="https://cloudinit.readthedocs.io/en/latest/reference/modules.html">cloud-config</a> that run
 * commands, write files, or say where packages come from. A source or a package is shown as the command line that would do
 * the same.
 */
final class CloudConfig {

    private final Directives directives;
    private final WrittenFiles files;

    CloudConfig(Directives directives, Budget budget) {
        this.directives = directives;
        this.files = new WrittenFiles(directives, budget);
    }

    void read(YamlTree root) {
        int first = directives.all().size();
        files.read(root.get("write_files"));
        sources(root);
        root.get("packages").items().forEach(this::packages);
        commands(root.get("bootcmd"));
        commands(root.get("runcmd"));
        commands(root.get("snap").get("commands"));
        directives.together(Kind.COMMAND, first);
        var autoinstall = root.get("autoinstall");
        if (autoinstall instanceof YamlTree.Entries) {
            commands(autoinstall.get("early-commands"));
            commands(autoinstall.get("late-commands"));
            read(autoinstall.get("user-data"));
        }
    }

    /** A JSON patch: each value that it adds is read as the key that it is added to. */
    void patch(YamlTree patch) {
        for (var operation : patch.items()) {
            var path = operation.get("path").text().split("/", 3);
            var value = operation.get("value");
            if (path.length > 1) {
                var whole = path.length == 2 ? value : new YamlTree.Items(List.of(value));
                read(new YamlTree.Entries(Map.of(path[1], whole)));
            }
        }
    }

    /** Texts for a shell, or lists of words; in a list, or in a map whose keys give the order. */
    private void commands(YamlTree commands) {
        command(commands.text().isEmpty() ? YamlTree.nothing() : commands);
        commands.items().forEach(this::command);
        commands.entries().values().forEach(this::command);
    }

    private void command(YamlTree command) {
        if (!command.text().isBlank()) {
            directives.script(Kind.COMMAND, command.text(), Interpreter.SHELL);
            return;
        }
        var words = new ArrayList<String>();
        command.items().forEach(word -> words.add(word.text()));
        directives.add(Kind.COMMAND, String.join(" ", words), words);
    }

    /** A name, a name with its version, or lists of these by the manager that installs them. */
    private void packages(YamlTree wanted) {
        var name = wanted.text().isEmpty() ? wanted.get(0).text() : wanted.text();
        if (!name.isBlank()) {
            directives.add(Kind.PACKAGE, name, List.of("apt-get", "install", "-y", name));
        }
        wanted.entries()
                .forEach((manager, names) -> names.items().forEach(each -> {
                    var one = each.text().isEmpty() ? each.get(0).text() : each.text();
                    directives.add(
                            Kind.PACKAGE, one, List.of(manager.equals("apt") ? "apt-get" : manager, "install", one));
                }));
    }

    private void sources(YamlTree root) {
        var apt = root.get("apt");
        apt.get("sources").entries().values().forEach(each -> aptSource(each.get("source")));
        root.get("apt_sources").items().forEach(each -> aptSource(each.get("source")));
        aptSource(root.get("apt_mirror"));
        aptSource(apt.get("sources_list"));
        for (var key : List.of("primary", "security")) {
            apt.get(key).items().forEach(each -> {
                aptSource(each.get("uri"));
                each.get("search").items().forEach(this::aptSource);
            });
        }
        root.get("yum_repos").entries().values().forEach(each -> {
            yumSource(each.get("baseurl"));
            yumSource(each.get("mirrorlist"));
            yumSource(each.get("metalink"));
        });
        root.get("zypper").get("repos").items().forEach(each -> yumSource(each.get("baseurl")));
    }

    private void aptSource(YamlTree source) {
        directives.add(Kind.PACKAGE, source.text(), List.of("add-apt-repository", source.text()));
    }

    private void yumSource(YamlTree address) {
        var addresses = address.items().isEmpty() ? List.of(address) : address.items();
        addresses.forEach(each ->
                directives.add(Kind.PACKAGE, each.text(), List.of("yum-config-manager", "--add-repo", each.text())));
    }
}
