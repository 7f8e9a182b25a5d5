package org.cadalign.report;

import java.awt.Color;
import java.util.List;
import org.cadalign.gate.DataException;
import org.cadalign.picture.Crop;
import org.cadalign.raster.Window;
import org.cadalign.raster.WorkingGrid;
import org.cadalign.scene.SceneImage;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** A building on the image, before in orange and after in blue. */
final class Chips {
  private static final int MARGIN = 30;
  private static final int LARGEST = 320;
  private static final int SMALLEST = 120;
  private static final float QUALITY = 0.85f;
  private static final Color BEFORE = new Color(0xff, 0x9d, 0x2e);
  private static final Color AFTER = new Color(0x2e, 0xc4, 0xff);

  private Chips() {}

  /** The chip of a building as an address that holds it; empty text where it has no outline. */
  static String of(Building building, SceneImage image) throws DataException {
    Envelope extent = new Envelope();
    building.before().ifPresent(g -> extent.expandToInclude(g.getEnvelopeInternal()));
    building.after().ifPresent(g -> extent.expandToInclude(g.getEnvelopeInternal()));
    WorkingGrid.Size size = image.grid().size(1);
    Envelope whole = new Envelope(0, size.width(), 0, size.height());
    if (extent.isNull() || !whole.intersects(extent)) {
      return "";
    }
    int level = 1;
    double span = Math.max(extent.getWidth(), extent.getHeight()) + 2 * MARGIN;
    while (span / level > LARGEST) {
      level *= 2;
    }
    int side = Math.max(SMALLEST, (int) Math.ceil(span / level));
    Window window =
        new Window(
            (int) Math.round(extent.centre().getX() / level - side / 2.0),
            (int) Math.round(extent.centre().getY() / level - side / 2.0),
            side,
            side);
    Crop crop = Crop.of(image, level, window);
    crop.draw(one(building.before()), BEFORE).draw(one(building.after()), AFTER);
    return Pictures.jpeg(crop.picture(), QUALITY);
  }

  private static List<Geometry> one(java.util.Optional<Geometry> shape) {
    return shape.stream().toList();
  }
}
