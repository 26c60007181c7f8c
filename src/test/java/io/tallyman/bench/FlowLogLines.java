package io.tallyman.bench;

/** Rows of AWS's VPC flow logs: both directions of each connection, and now and then nothing. */
final class FlowLogLines implements FleetLines {

    static final String CUSTOM = "version vpc-id subnet-id instance-id interface-id account-id type srcaddr dstaddr"
            + " srcport dstport pkt-srcaddr pkt-dstaddr protocol bytes packets start end action tcp-flags log-status"
            + " flow-direction";
    static final String DEFAULT = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets"
            + " bytes start end action log-status";

    private final Page page;
    private final Traffic traffic;
    private final String template;
    private final String header;

    /** @param header the names of the columns; empty for none */
    FlowLogLines(Page page, String template, String header) {
        this.page = page;
        this.traffic = new Traffic(page);
        this.template = template;
        this.header = header;
    }

    @Override
    public void begin() {
        page.text.append(header).append(header.isEmpty() ? "" : "\n");
    }

    @Override
    public int write(Fleet.Moment moment) {
        if (moment.kind() != Fleet.Kind.WORKS) {
            return 0;
        }
        var values = traffic.next(moment, 6);
        if (template.equals("flow.v2") && page.oneIn(20)) {
            page.line("flow.none", moment.time(), moment.machine().with(values));
            return 1;
        }
        page.line(template, moment.time(), moment.machine().with(values));
        page.line(template, moment.time(), moment.machine().with(Traffic.answers(values)));
        return 2;
    }
}
