package io.tallyman.source.tallyman;

import io.tallyman.event.UserDataObserved;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import io.tallyman.userdata.UserData;
import java.util.List;
import java.util.function.Consumer;

/** Reads events, and puts in the place of user data what it tells the instance to do: what it holds goes no further. */
final class DirectiveReader implements RecordParser {

    private final EventReader events;

    DirectiveReader(EventReader events) {
        this.events = events;
    }

    @Override
    public void accept(RawRecord record, Consumer<Reading> readings) {
        events.accept(record, reading -> readings.accept(decoded(record, reading)));
    }

    private static Reading decoded(RawRecord record, Reading reading) {
        if (!(reading instanceof Reading.Events read)
                || read.events().size() != 1
                || !(read.events().get(0) instanceof UserDataObserved observed)) {
            return reading;
        }
        var decoded = UserData.read(observed);
        return decoded.directives().isEmpty() && !decoded.leftOut().isEmpty()
                ? new Reading.Rejected(record.line(), decoded.leftOut())
                : new Reading.Events(List.copyOf(decoded.directives()));
    }
}
