package io.tallyman.cli;

import io.tallyman.cli.Inputs.Skipped;
import io.tallyman.event.Feed;
import io.tallyman.source.FeedReader;
import io.tallyman.source.Peek;
import io.tallyman.source.Recognition;
import io.tallyman.source.Source;
import io.tallyman.source.Sources;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The logs that are read, opened, and those that are not. */
final class Feeds implements Closeable {

    private final Sources sources;
    private final Surroundings surroundings;
    private final InputStream standardInput;
    private final List<FeedReader> readers = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private Feeds(Sources sources, InputStream standardInput, Surroundings surroundings) {
        this.sources = sources;
        this.surroundings = surroundings;
        this.standardInput = standardInput;
    }

    /**
     * Opens all that are known by sight or by what was stated.
     *
     * @param isStrict whether a file in a folder must be a log, too
     * @throws Refused with all that cannot be opened
     */
    static Feeds open(List<LogFile> logs, Sources sources, InputStream standardInput, boolean isStrict)
            throws IOException {
        var feeds = new Feeds(sources, standardInput, Surroundings.of(logs));
        for (var log : logs) {
            feeds.open(log, isStrict);
        }
        if (!feeds.problems.isEmpty()) {
            feeds.close();
            throw new Refused(ExitCode.INPUT, feeds.problems);
        }
        return feeds;
    }

    private void open(LogFile log, boolean isStrict) {
        try {
            var bytes = log.path().isPresent() ? bytes(log.path().get()) : standardInput;
            var peek = Peek.of(bytes);
            var recognition = log.source().isEmpty() ? sources.recognise(peek) : stated(log, peek);
            if (recognition instanceof Recognition.Recognised recognised) {
                readers.add(FeedReader.open(feed(log, recognised.source()), recognised.source(), peek::whole));
                return;
            }
            if (log.path().isPresent()) {
                bytes.close();
            }
            var isEmpty = recognition instanceof Recognition.Empty;
            leaveOut(log, reason(recognition), !isEmpty && (log.isNamed() || isStrict));
        } catch (IOException unreadable) {
            leaveOut(log, Failures.reason(unreadable), true);
        }
    }

    /* A pipe has no position, which the stream of java.nio asks for. */
    private static InputStream bytes(Path path) throws IOException {
        return Files.isRegularFile(path) ? Files.newInputStream(path) : new FileInputStream(path.toFile());
    }

    /* A source of one format needs no look; its records are rejected one by one where they are of another. */
    private Recognition stated(LogFile log, Peek peek) {
        var recognition = sources.recognise(log.source(), peek);
        var formats = sources.named(log.source());
        return recognition instanceof Recognition.NotOurs && formats.size() == 1
                ? new Recognition.Recognised(formats.get(0))
                : recognition;
    }

    private void leaveOut(LogFile log, String reason, boolean isProblem) {
        if (isProblem) {
            problems.add("%s: %s".formatted(log.name(), reason));
        } else {
            skipped.add(new Skipped(log.name(), reason));
        }
    }

    private static String reason(Recognition recognition) {
        if (recognition instanceof Recognition.NotOurs notOurs) {
            return notOurs.reason();
        }
        if (recognition instanceof Recognition.Ambiguous ambiguous) {
            return "could be any of %s; state it as SOURCE=PATH"
                    .formatted(
                            ambiguous.claims().stream().map(Source::logSource).collect(Collectors.joining(", ")));
        }
        return "is empty";
    }

    private Feed feed(LogFile log, Source source) {
        var context = log.context().or(surroundings.of(source.logSource()));
        return new Feed(log.name(), log.source(), context.host(), context.cluster(), context.account());
    }

    /** By name. */
    List<FeedReader> readers() {
        return List.copyOf(readers);
    }

    /** Files that hold no record, or that lie in a folder and are no logs. */
    List<Skipped> skipped() {
        return List.copyOf(skipped);
    }

    @Override
    public void close() throws IOException {
        for (var reader : readers) {
            reader.close();
        }
    }
}
