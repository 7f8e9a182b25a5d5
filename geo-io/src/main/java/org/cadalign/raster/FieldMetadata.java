package org.cadalign.raster;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * GDAL's XML of a TIFF's metadata (tag 42112): {@code <Item name="..">text</Item>}, and with {@code
 * sample} and {@code role} the name and unit of a band.
 */
final class FieldMetadata {
  private final String[] names;
  private final String[] units;
  private final List<FieldLayout.Note> notes = new ArrayList<>();

  private FieldMetadata(int bands) {
    names = new String[bands];
    units = new String[bands];
    for (int band = 0; band < bands; band++) {
      names[band] = "band " + (band + 1);
      units[band] = "";
    }
  }

  static String toXml(FieldLayout layout) {
    StringBuilder xml = new StringBuilder("<GDALMetadata>\n");
    for (FieldLayout.Note note : layout.metadata()) {
      xml.append("  <Item name=\"").append(escaped(note.name())).append("\">");
      xml.append(escaped(note.text())).append("</Item>\n");
    }
    for (int band = 0; band < layout.bands().size(); band++) {
      append(xml, "DESCRIPTION", band, "description", layout.bands().get(band).name());
      append(xml, "UNITTYPE", band, "unittype", layout.bands().get(band).unit());
    }
    return xml.append("</GDALMetadata>\n").toString();
  }

  private static void append(StringBuilder xml, String name, int band, String role, String text) {
    if (!text.isEmpty()) {
      xml.append("  <Item name=\"").append(name).append("\" sample=\"").append(band);
      xml.append("\" role=\"").append(role).append("\">").append(escaped(text)).append("</Item>\n");
    }
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /**
   * What the XML says; a band without a name is called by its number, and XML that cannot be read
   * says nothing.
   */
  static FieldMetadata parse(String xml, int bands) {
    FieldMetadata metadata = new FieldMetadata(bands);
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT
            && reader.getLocalName().equals("Item")) {
          metadata.item(reader);
        }
      }
      return metadata;
    } catch (XMLStreamException e) {
      return new FieldMetadata(bands);
    }
  }

  private void item(XMLStreamReader reader) throws XMLStreamException {
    String name = String.valueOf(reader.getAttributeValue(null, "name"));
    String role = String.valueOf(reader.getAttributeValue(null, "role"));
    String sample = String.valueOf(reader.getAttributeValue(null, "sample"));
    String text = reader.getElementText();
    if (!sample.matches("\\d{1,4}")) {
      notes.add(new FieldLayout.Note(name, text));
    } else if (Integer.parseInt(sample) < names.length) {
      if (role.equals("description")) {
        names[Integer.parseInt(sample)] = text;
      } else if (role.equals("unittype")) {
        units[Integer.parseInt(sample)] = text;
      }
    }
  }

  List<FieldLayout.Band> bands() {
    List<FieldLayout.Band> bands = new ArrayList<>();
    for (int band = 0; band < names.length; band++) {
      bands.add(new FieldLayout.Band(names[band], units[band]));
    }
    return bands;
  }

  List<FieldLayout.Note> notes() {
    return notes;
  }
}
