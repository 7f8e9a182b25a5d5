package org.cadalign.raster;

import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.Optional;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;

/** An image in memory whose samples and validity are functions of column and row. */
final class PaintedImage implements ImageSource {
  private final int width;
  private final int height;
  private final Georeference georeference;
  private final Paint paint;
  private final Paint valid;

  interface Paint {
    double at(int column, int row);
  }

  PaintedImage(int width, int height, Georeference georeference, Paint paint, Paint valid) {
    this.width = width;
    this.height = height;
    this.georeference = georeference;
    this.paint = paint;
    this.valid = valid;
  }

  /** In UTM, north up, with pixels of the given size. */
  static PaintedImage utm(int width, int height, double metres, Paint paint) throws DataException {
    AffineTransform t = new AffineTransform(metres, 0, 0, -metres, 300000, 1500000);
    Georeference place = new Georeference(t, CrsCodes.decode("EPSG:32651"));
    return new PaintedImage(width, height, place, paint, (x, y) -> 1);
  }

  PaintedImage where(Paint isValid) {
    return new PaintedImage(width, height, georeference, paint, isValid);
  }

  @Override
  public Pixels read(Window w) {
    Pixels pixels = new Pixels(w, new byte[3][w.area()], new byte[w.area()]);
    for (int i = 0; i < w.area(); i++) {
      int x = w.x() + i % w.width();
      int y = w.y() + i / w.width();
      if (x >= 0 && y >= 0 && x < width && y < height && valid.at(x, y) != 0) {
        pixels.valid()[i] = 1;
        for (byte[] band : pixels.bands()) {
          band[i] = (byte) Math.round(paint.at(x, y));
        }
      }
    }
    return pixels;
  }

  @Override
  public String name() {
    return "painted";
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public Georeference georeference() {
    return georeference;
  }

  @Override
  public Optional<Damage> damage() {
    return Optional.empty();
  }

  @Override
  public List<String> notices() {
    return List.of();
  }

  @Override
  public void close() {}
}
