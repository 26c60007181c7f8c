package io.tallyman.rule;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A small set of rules with its vocabulary. */
final class Samples {

    static final Vocabulary VOCABULARY = new Vocabulary(
            Set.of("io.tallyman.event", "io.tallyman.rule.sample"),
            Set.of("io.tallyman.rule.stated"),
            Map.of("settings", "io.tallyman.rule.sample.Settings"),
            "detections",
            "io.tallyman.rule.stated.Caught");

    static final RuleFile START = new RuleFile("AN0001/1-start.drl", """
            package AN0001.step1;

            import io.tallyman.rule.sample.Settings;
            import io.tallyman.rule.sample.Started;
            import io.tallyman.rule.stated.Suspect;

            global Settings settings;

            // An untrusted image.
            rule "AN0001.1 untrusted image started"
                @analytic("AN0001")
                @dataComponent("DC0077")
                @logSource("containerd:events")
            when
                $start : Started(!settings.trusts(image))
            then
                insert(Suspect.of($start));
            end
            """);

    static final RuleFile DETECTION = new RuleFile("AN0001/detection.drl", """
            package AN0001.detection;

            import io.tallyman.rule.sample.*;
            import io.tallyman.rule.stated.*;

            global Settings settings;

            rule "AN0001 suspect ran a listed program"
                @analytic("AN0001")
                @severity(high)
            when
                Settings($window : window)
                $suspect : Suspect()
                $run     : Executed(
                    binary memberOf settings.binaries,
                    outbound,
                    container == $suspect.container,
                    this within $window.after($suspect))
            then
                channels["detections"].send(new Caught("listed program", $suspect, $run));
            end
            """);

    static final List<RuleFile> FILES = List.of(START, DETECTION);

    private Samples() {}
}
