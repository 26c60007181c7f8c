package io.tallyman.bench;

import io.tallyman.source.Source;
import io.tallyman.source.aws.CloudTrail;
import io.tallyman.source.azure.ActivityLog;
import io.tallyman.source.gcp.CloudAudit;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * A cloud of generated fleets.
 *
 * @param templates the file of its records' templates
 * @param control the log that tells what becomes of its instances
 * @param controlLines writes that log
 */
record Cloud(
        String templates,
        String account,
        IntFunction<Machine> machines,
        Source control,
        Function<Page, FleetLines> controlLines) {

    static final Cloud AWS =
            new Cloud("aws", Machine.AWS_ACCOUNT, Machine::aws, new CloudTrail(), page -> new TrailLines(page, false));
    static final Cloud GOOGLE =
            new Cloud("gcp", Machine.GOOGLE_PROJECT, Machine::google, new CloudAudit(), GoogleAuditLines::new);
    static final Cloud AZURE =
            new Cloud("azure", Machine.AZURE_SUBSCRIPTION, Machine::azure, new ActivityLog(), ActivityLines::new);
}
