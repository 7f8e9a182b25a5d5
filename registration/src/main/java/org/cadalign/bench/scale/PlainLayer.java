package org.cadalign.bench.scale;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Locale;
import org.cadalign.bench.scale.Plain.House;

/** Writes the houses of a plain as GeoJSON, some metres from where the photograph shows them. */
final class PlainLayer {
  /** Side of a pixel, metres. */
  static final double PIXEL = 0.3;

  /** Where the image's upper left corner lies in EPSG:32645. */
  static final double WEST = 300_000;

  static final double NORTH = 3_100_000;

  private static final double EAST_SHIFT = 2;
  private static final double NORTH_SHIFT = -1.5;
  private static final int CELL = 16;

  private PlainLayer() {}

  static void write(Plain plain, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(
          "{\"type\": \"FeatureCollection\", \"crs\": {\"type\": \"name\", \"properties\":"
              + " {\"name\": \"urn:ogc:def:crs:EPSG::32645\"}}, \"features\": [\n");
      String comma = "";
      for (House house : plain.houses()) {
        out.write(comma + feature(house));
        comma = ",\n";
      }
      out.write("]}\n");
    }
  }

  private static String feature(House house) {
    double west = WEST + EAST_SHIFT + PIXEL * house.left();
    double east = west + PIXEL * house.width();
    double north = NORTH + NORTH_SHIFT - PIXEL * house.top();
    double south = north - PIXEL * house.height();
    return String.format(
        Locale.ROOT,
        "{\"type\": \"Feature\", \"properties\": {}, \"geometry\": {\"type\": \"Polygon\","
            + " \"coordinates\": [[[%1$.3f,%4$.3f],[%3$.3f,%4$.3f],[%3$.3f,%2$.3f],[%1$.3f,%2$.3f],"
            + "[%1$.3f,%4$.3f]]]}}",
        west,
        north,
        east,
        south);
  }

  /** Pixels within so many pixels of a house's envelope, counted in cells of 16 px. */
  static long near(Plain plain, int margin) {
    int cells = plain.side() / CELL + 1;
    BitSet near = new BitSet();
    for (House house : plain.houses()) {
      for (int y = cell(house.top() - margin);
          y <= cell(house.top() + house.height() + margin);
          y++) {
        int from = Math.max(0, cell(house.left() - margin));
        int to = Math.min(cells - 1, cell(house.left() + house.width() + margin));
        if (y >= 0 && y < cells) {
          near.set(y * cells + from, y * cells + to + 1);
        }
      }
    }
    return (long) near.cardinality() * CELL * CELL;
  }

  private static int cell(double pixel) {
    return (int) Math.floor(pixel / CELL);
  }
}
