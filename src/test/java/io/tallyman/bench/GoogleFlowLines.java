package io.tallyman.bench;

/** Google's VPC flow logs as their subnet reports them. */
final class GoogleFlowLines implements FleetLines {

    private final Page page;
    private final Traffic traffic;

    GoogleFlowLines(Page page) {
        this.page = page;
        this.traffic = new Traffic(page);
    }

    @Override
    public int write(Fleet.Moment moment) {
        if (moment.kind() != Fleet.Kind.WORKS) {
            return 0;
        }
        var values = traffic.next(moment, 6);
        var template = values.containsValue("ingress") ? "flow.in" : "flow.out";
        page.line(template, moment.time(), moment.machine().with(values));
        return 1;
    }
}
