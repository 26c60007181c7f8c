package io.tallyman.bench;

import io.tallyman.event.Event;
import io.tallyman.source.aws.DescribedImages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Machine images as {@code aws ec2 describe-images} lists them: one document over many lines. */
final class DescribedLines {

    /* The images that instances of the fleet run. */
    private static final int OWN = 40;

    private DescribedLines() {}

    static Log log(String name, int records) {
        var page = new Page("aws");
        page.text.append("{\n    \"Images\": [\n");
        for (int i = 0; i < records; i++) {
            boolean own = i < OWN || i % 2 == 0;
            var values = Map.of(
                    "image", Machine.awsImage(i),
                    "owner", own ? "204718836590" : "%012d".formatted(137_000_000_000L + i % 900),
                    "name", "golden-web-2026.%d".formatted(i));
            page.text.append(i == 0 ? "" : ",\n");
            page.templates.write(
                    own ? "image.own" : "image.public", World.BEGIN.minusSeconds(3_600L * i), values, page.text);
        }
        page.text.append("\n    ]\n}\n");
        var source = new DescribedImages();
        return Log.of(
                name, source, Log.feed(source, "", Machine.AWS_ACCOUNT), page.text, records, List.of(), List.of());
    }

    /** The images that instances of the fleet run, as events. */
    static List<Event> catalogue() {
        var events = new ArrayList<Event>();
        log("catalogue", OWN).read(events::add);
        return events;
    }
}
