package io.tallyman.links;

import java.util.List;
import java.util.stream.Stream;

/** One row for each rule of both analytics. */
final class Rows {

    static final List<Row> ALL = Stream.of(
                    ContainerImageRows.rows(),
                    ContainerStartRows.rows(),
                    CommandRows.rows(),
                    EgressRows.rows(),
                    ContainerDetectionRows.rows(),
                    MachineImageRows.rows(),
                    MachineStartRows.rows(),
                    GuestRows.rows(),
                    MachineEgressRows.rows(),
                    MachineDetectionRows.rows())
            .flatMap(rows -> rows)
            .toList();

    private Rows() {}
}
