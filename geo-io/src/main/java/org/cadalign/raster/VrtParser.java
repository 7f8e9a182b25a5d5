package org.cadalign.raster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.cadalign.gate.DataException;

/**
 * Reads the few elements of a VRT that place files beside it; any other that changes pixels is
 * refused by name.
 */
final class VrtParser {
  private static final long LARGEST = 64L << 20;
  private static final int DEEPEST = 16;
  private static final Set<String> IGNORED =
      Set.of(
          "Metadata",
          "OverviewList",
          "Histograms",
          "Description",
          "UnitType",
          "CategoryNames",
          "BlockXSize",
          "BlockYSize",
          "Scale",
          "Offset",
          "HideNoDataValue");

  private final Path file;
  private final XMLStreamReader xml;
  private final List<List<Vrt.Source>> bands = new ArrayList<>();
  private int width;
  private int height;
  private String srs = "";
  private double[] transform = {};
  private int alpha = -1;
  private String nodata = "";

  private VrtParser(Path file, XMLStreamReader xml) {
    this.file = file;
    this.xml = xml;
  }

  static Vrt read(Path file) throws DataException {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try (InputStream in = Files.newInputStream(file)) {
      if (Files.size(file) > LARGEST) {
        throw refused(file, "it is longer than 64 MiB");
      }
      return new VrtParser(file, factory.createXMLStreamReader(in)).dataset();
    } catch (IOException | XMLStreamException | RuntimeException e) {
      throw new DataException(
          DataException.Code.CORRUPT,
          file,
          "it is no VRT that can be read (" + e.getMessage() + ")",
          "write it again with gdalbuildvrt",
          e);
    }
  }

  static DataException refused(Path file, String reason) {
    return new DataException(
        DataException.Code.UNSUPPORTED_FORMAT,
        file,
        reason,
        "accepted are mosaics of files beside it, unscaled, as gdalbuildvrt writes them;"
            + " make a GeoTIFF of it with gdal_translate -co TILED=YES");
  }

  private Vrt dataset() throws XMLStreamException, DataException {
    xml.nextTag();
    if (!xml.getLocalName().equals("VRTDataset") || attribute("subClass") != null) {
      throw refused(file, "it is not a plain VRTDataset");
    }
    width = Integer.parseInt(attribute("rasterXSize"));
    height = Integer.parseInt(attribute("rasterYSize"));
    while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
      switch (xml.getLocalName()) {
        case "SRS" -> srs = xml.getElementText();
        case "GeoTransform" -> transform = numbers(xml.getElementText());
        case "VRTRasterBand" -> band();
        default -> ignore();
      }
    }
    return new Vrt(width, height, srs, transform, bands, alpha, nodata);
  }

  private void band() throws XMLStreamException, DataException {
    if (attribute("subClass") != null) {
      throw refused(file, "band " + (bands.size() + 1) + " is a " + attribute("subClass"));
    }
    List<Vrt.Source> sources = new ArrayList<>();
    while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
      switch (xml.getLocalName()) {
        case "SimpleSource", "ComplexSource" -> sources.add(source());
        case "NoDataValue" -> nodata = bands.isEmpty() ? xml.getElementText().strip() : skipText();
        case "ColorInterp" -> colour(xml.getElementText().strip());
        default -> ignore();
      }
    }
    bands.add(sources);
  }

  private void colour(String text) throws DataException {
    if (text.equals("Alpha")) {
      alpha = bands.size();
    } else if (text.equals("Palette")) {
      throw refused(file, "its colours are a palette");
    }
  }

  private String skipText() throws XMLStreamException {
    xml.getElementText();
    return nodata;
  }

  private Vrt.Source source() throws XMLStreamException, DataException {
    String name = "";
    boolean relative = false;
    int band = 1;
    double[] from = {};
    double[] to = {};
    while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
      switch (xml.getLocalName()) {
        case "SourceFilename" -> {
          relative = "1".equals(attribute("relativeToVRT"));
          name = xml.getElementText().strip();
        }
        case "SourceBand" -> band = Integer.parseInt(xml.getElementText().strip());
        case "SrcRect" -> from = rectangle();
        case "DstRect" -> to = rectangle();
        case "SourceProperties", "NODATA", "OpenOptions", "UseMaskBand" -> skip();
        default -> throw refused(file, "a source of it has " + xml.getLocalName());
      }
    }
    return new Vrt.Source(name, relative, band, from, to);
  }

  private double[] rectangle() throws XMLStreamException {
    double[] values = {
      Double.parseDouble(attribute("xOff")), Double.parseDouble(attribute("yOff")),
      Double.parseDouble(attribute("xSize")), Double.parseDouble(attribute("ySize"))
    };
    skip();
    return values;
  }

  private String attribute(String name) {
    return xml.getAttributeValue(null, name);
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.strip().split("\\s*,\\s*"))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private void ignore() throws XMLStreamException, DataException {
    if (!IGNORED.contains(xml.getLocalName())) {
      throw refused(file, "it has " + xml.getLocalName());
    }
    skip();
  }

  private void skip() throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = xml.next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
      if (depth > DEEPEST) {
        throw new XMLStreamException("nested too deeply");
      }
    }
  }
}
