package io.github.stalwartgitops.report;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes XML, and HTML that is well-formed XML. Makes all text printable and escapes it, so that no
 * text can become markup.
 */
final class Markup {
  private final StringWriter out = new StringWriter();
  private final XMLStreamWriter writer;

  private Markup() throws XMLStreamException {
    writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
  }

  /** Begins an XML document with its declaration. */
  static Markup xml() {
    return begin("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  }

  /** Begins an HTML page. */
  static Markup html() {
    return begin("<!DOCTYPE html>\n");
  }

  private static Markup begin(String prolog) {
    try {
      Markup markup = new Markup();
      markup.out.write(prolog);
      return markup;
    } catch (XMLStreamException e) {
      throw unwritable(e);
    }
  }

  /** Opens an element with attributes given as names and values. */
  Markup open(String name, String... attributes) {
    try {
      writer.writeStartElement(name);
      attributes(attributes);
    } catch (XMLStreamException e) {
      throw unwritable(e);
    }
    return this;
  }

  /** Closes the innermost element. */
  Markup close() {
    try {
      writer.writeEndElement();
    } catch (XMLStreamException e) {
      throw unwritable(e);
    }
    return this;
  }

  /** Writes an element without content, such as {@code meta}. */
  Markup empty(String name, String... attributes) {
    try {
      writer.writeEmptyElement(name);
      attributes(attributes);
    } catch (XMLStreamException e) {
      throw unwritable(e);
    }
    return this;
  }

  /** Writes an element with a text. */
  Markup element(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  /** Writes a text of one line, which never begins a line. */
  Markup text(String text) {
    return written(Printable.inside(text));
  }

  /** Writes several texts, each as a line. */
  Markup lines(Iterable<String> lines) {
    lines.forEach(line -> written(Printable.of(line) + "\n"));
    return this;
  }

  /** Writes a line break into the source. */
  Markup newLine() {
    return written("\n");
  }

  /** Ends the document and returns it. */
  String end() {
    try {
      writer.writeEndDocument();
      writer.flush();
      return out + "\n";
    } catch (XMLStreamException e) {
      throw unwritable(e);
    }
  }

  private Markup written(String text) {
    try {
      writer.writeCharacters(text);
    } catch (XMLStreamException e) {
      throw unwritable(e);
    }
    return this;
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      writer.writeAttribute(attributes[i], Printable.inside(attributes[i + 1]));
    }
  }

  private static IllegalStateException unwritable(XMLStreamException cause) {
    return new IllegalStateException("markup could not be written", cause);
  }
}
