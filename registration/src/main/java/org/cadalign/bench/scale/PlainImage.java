package org.cadalign.bench.scale;

import java.awt.geom.AffineTransform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cadalign.bench.scale.Plain.House;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.cadalign.gate.StagedOutput;
import org.cadalign.raster.Georeference;
import org.cadalign.raster.PhotographWriter;
import org.cadalign.raster.Window;

/** Writes the photograph of a plain, a tile at a time. */
final class PlainImage {
  private static final int TILE = 256;

  private final int tiles;
  private final List<List<House>> houses = new ArrayList<>();

  private PlainImage(Plain plain) {
    this.tiles = (plain.side() + TILE - 1) / TILE;
    for (int i = 0; i < tiles * tiles; i++) {
      houses.add(new ArrayList<>());
    }
    for (House house : plain.houses()) {
      for (int y = (int) house.top() / TILE; y * TILE < house.top() + house.height(); y++) {
        for (int x = (int) house.left() / TILE; x * TILE < house.left() + house.width(); x++) {
          houses.get(y * tiles + x).add(house);
        }
      }
    }
  }

  static void write(Plain plain, Path file) throws DataException {
    AffineTransform place =
        new AffineTransform(
            PlainLayer.PIXEL, 0, 0, -PlainLayer.PIXEL, PlainLayer.WEST, PlainLayer.NORTH);
    Georeference georeference = new Georeference(place, CrsCodes.decode("EPSG:32645"));
    PlainImage image = new PlainImage(plain);
    try (StagedOutput staged =
        PhotographWriter.prepare(file, plain.side(), plain.side(), georeference, image::read)) {
      staged.publish();
    }
  }

  /** A window that lies within a tile. */
  private byte[] read(Window window) {
    byte[] samples = new byte[3 * window.area()];
    List<House> near = houses.get(window.y() / TILE * tiles + window.x() / TILE);
    for (int i = 0; i < window.area(); i++) {
      int x = window.x() + i % window.width();
      int y = window.y() + i / window.width();
      double value = Plain.ground(x, y);
      for (House house : near) {
        value += house.share(x, y) * (house.tone() - value);
      }
      samples[3 * i] = (byte) value;
      samples[3 * i + 1] = (byte) (0.95 * value);
      samples[3 * i + 2] = (byte) (0.85 * value);
    }
    return samples;
  }
}
