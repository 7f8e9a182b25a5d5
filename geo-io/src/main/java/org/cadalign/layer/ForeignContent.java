package org.cadalign.layer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.cadalign.gate.DataException;

/**
 * Words for files that are not read. Only the first bytes are looked at, as text: no parser of XML
 * or of an archive is ever opened on them.
 */
final class ForeignContent {
  private static final String CONVERT = "convert it with: ogr2ogr -f GPKG layer.gpkg ";
  private static final String ACCEPTED =
      "read are GeoPackage, GeoJSON, FlatGeobuf, Shapefile and CSV with a WKT column";

  private ForeignContent() {}

  static DataException refusal(Path file, byte[] head) {
    String name = String.valueOf(file.getFileName());
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (head.length == 0) {
      return refuse(DataException.Code.CORRUPT, file, "the file is empty", "give a vector layer");
    } else if (text.startsWith("PK\u0003\u0004")) {
      return unsupported(file, "it is a zip archive, which is not opened", "unpack it first");
    }
    String format = format(text, extension(name));
    return format.isEmpty()
        ? unsupported(file, "its content is no vector format that is read", ACCEPTED)
        : unsupported(file, "it is " + format + ", which is not read", remedy(format, name));
  }

  private static String remedy(String format, String name) {
    if (format.startsWith("part of a Shapefile")) {
      return "give the .shp beside it";
    } else if (format.startsWith("part of a MapInfo table")) {
      return CONVERT + stem(name) + ".tab";
    } else if (format.startsWith("an XML schema")) {
      return "give the layer itself, as GeoPackage";
    }
    return format.startsWith("an image") ? ACCEPTED : CONVERT + name;
  }

  private static String format(String text, String extension) {
    String start = text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
    if (start.stripLeading().startsWith("<")) {
      return xml(start.toLowerCase(Locale.ROOT));
    } else if (start.stripLeading().matches("(?s)(999\\s|0\\s+SECTION\\b).*")
        || start.startsWith("AutoCAD Binary DXF")) {
      return "DXF";
    } else if (start.toLowerCase(Locale.ROOT).startsWith("!table")) {
      return "MapInfo TAB";
    } else if (start.matches("(?is)version\\s+\\d+.*")) {
      return "MapInfo MIF";
    }
    return binary(start, extension);
  }

  private static String xml(String text) {
    if (text.contains("<kml")) {
      return "KML";
    } else if (text.contains("xmlschema\"")
        && text.contains("schema")
        && text.contains("targetnamespace")) {
      return "an XML schema";
    }
    return text.contains("gml") ? "GML" : "XML";
  }

  private static String binary(String text, String extension) {
    if (text.matches("(?s)(II\\*\0|II\\+\0|MM\0\\*|MM\0\\+|\u0089PNG|\u00ff\u00d8\u00ff).*")) {
      return "an image";
    } else if (text.startsWith("\u001e")) {
      return "a GeoJSON text sequence with record separators";
    } else if (text.startsWith("PAR1")) {
      return "Parquet";
    }
    return switch (extension) {
      case "shx", "dbf" -> "part of a Shapefile";
      case "map", "id", "dat", "ind" -> "part of a MapInfo table";
      default -> "";
    };
  }

  static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static DataException unsupported(Path file, String reason, String remedy) {
    return refuse(DataException.Code.UNSUPPORTED_FORMAT, file, reason, remedy);
  }

  private static DataException refuse(
      DataException.Code code, Path file, String reason, String remedy) {
    return new DataException(code, file, reason, remedy);
  }
}
