package io.tallyman.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Results of scenarios as build servers read them.
 *
 * @see <a href="https://github.com/testmoapp/junitxml">the format, which no standard describes</a>
 */
final class JunitReport {

    private static final String SUITE = "tallyman";

    private JunitReport() {}

    /** @throws Refused where the file cannot be written */
    static void write(Path file, List<ScenarioResult> results) {
        try {
            Files.writeString(file, text(results));
        } catch (IOException unwritable) {
            throw new Refused(
                    ExitCode.USAGE, List.of("%s: cannot be written: %s".formatted(file, Failures.reason(unwritable))));
        }
    }

    static String text(List<ScenarioResult> results) {
        var text = new StringWriter();
        try {
            write(XMLOutputFactory.newFactory().createXMLStreamWriter(text), results);
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("text in memory can always be written", impossible);
        }
        return text.append('\n').toString();
    }

    private static void write(XMLStreamWriter xml, List<ScenarioResult> results) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuites");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", SUITE);
        xml.writeAttribute("tests", String.valueOf(results.size()));
        xml.writeAttribute(
                "failures",
                String.valueOf(results.stream().filter(each -> !each.passed()).count()));
        for (var result : results) {
            write(xml, result);
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
    }

    private static void write(XMLStreamWriter xml, ScenarioResult result) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", SUITE);
        xml.writeAttribute("name", Plain.text(result.name()));
        xml.writeAttribute(
                "time", String.format(Locale.ROOT, "%.3f", result.taken().toMillis() / 1000.0));
        if (!result.passed()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", Plain.text(result.failures().get(0)));
            xml.writeCharacters(Plain.text(String.join("; ", result.failures())));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
}
