package io.tallyman.alert;

import java.io.IOException;

/** Writes alerts in one format, one after the other. */
public interface AlertWriter {

    void write(Alert alert) throws IOException;
}
