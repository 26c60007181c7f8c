package io.tallyman.source.sysmon;

import io.tallyman.event.InstanceReference;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads one {@code <Event>} of a Windows event log. Nothing outside the text is ever opened: neither document types nor
 * entities are supported.
 *
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/wes/eventschema-schema">the event schema</a>
 */
final class XmlRecord {

    /** Deeper nesting than the schema has. */
    private static final int DEEPEST = 16;
    /** More fields than any event of Sysmon has. */
    private static final int MOST_FIELDS = 256;

    private final Deque<String> path = new ArrayDeque<>();
    private final Map<String, String> system = new HashMap<>();
    private final Map<String, String> data = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private String field = "";

    private XmlRecord() {}

    /** A factory of readers, for one parser: it is not told to be safe for several threads. */
    static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
        return factory;
    }

    /**
     * The event.
     *
     * @throws XMLStreamException where it is not well formed, or larger than any event is
     */
    static SysmonRecord read(XMLInputFactory factory, String event) throws XMLStreamException {
        var reader = factory.createXMLStreamReader(new StringReader(event));
        try {
            return new XmlRecord().read(reader);
        } finally {
            reader.close();
        }
    }

    private SysmonRecord read(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> open(reader);
                case XMLStreamConstants.END_ELEMENT -> close();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                default -> {}
            }
        }
        return new SysmonRecord(
                of("Provider"), of("EventID"), of("Computer"), of("TimeCreated"), InstanceReference.NONE, "", data);
    }

    private String of(String name) {
        return system.getOrDefault(name, "").strip();
    }

    private void open(XMLStreamReader reader) throws XMLStreamException {
        var name = reader.getLocalName();
        if (path.size() == DEEPEST || data.size() > MOST_FIELDS) {
            throw new XMLStreamException("more than %d levels or %d fields".formatted(DEEPEST, MOST_FIELDS));
        }
        if (isIn("System")) {
            attribute(reader, name.equals("Provider") ? "Name" : "SystemTime", name);
        }
        field = isIn("EventData") ? attribute(reader, "Name") : "";
        path.push(name);
        text.setLength(0);
    }

    private void attribute(XMLStreamReader reader, String attribute, String into) {
        var value = attribute(reader, attribute);
        if (!value.isEmpty()) {
            system.put(into, value);
        }
    }

    private static String attribute(XMLStreamReader reader, String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    private void close() {
        var name = path.pop();
        if (isIn("System")) {
            system.putIfAbsent(name, text.toString());
        } else if (isIn("EventData") && !field.isEmpty()) {
            data.put(field, text.toString());
        }
        text.setLength(0);
        field = "";
    }

    /** Whether the innermost open element is this part of an event. */
    private boolean isIn(String part) {
        return path.size() == 2 && part.equals(path.peek());
    }
}
