package org.cadalign.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.cadalign.gate.DataException;
import org.cadalign.picture.Crop;
import org.cadalign.raster.Window;
import org.cadalign.raster.WorkingGrid;
import org.cadalign.scene.SceneImage;

/**
 * The imagery under the map: the image at the finest level at which it has no more pixels than a
 * page can carry, cut into sheets.
 */
final class Imagery {
  /** What sheets take of a page at most, about: half a byte a pixel, in base64. */
  static final int MOST_BYTES = 6_000_000;

  private static final long MOST_PIXELS = 9_000_000;

  private static final int SIDE = 1024;
  private static final float QUALITY = 0.7f;

  private Imagery() {}

  /** Sheets with their place in level-1 pixels and their picture. */
  static ArrayNode of(SceneImage image) throws DataException {
    int level = level(image.grid());
    WorkingGrid.Size size = image.grid().size(level);
    ArrayNode sheets = JsonNodeFactory.instance.arrayNode();
    for (int y = 0; y < size.height(); y += SIDE) {
      for (int x = 0; x < size.width(); x += SIDE) {
        int width = Math.min(SIDE, size.width() - x);
        int height = Math.min(SIDE, size.height() - y);
        Crop crop = Crop.of(image, level, new Window(x, y, width, height));
        sheets
            .addObject()
            .put("x", x * level)
            .put("y", y * level)
            .put("w", width * level)
            .put("h", height * level)
            .put("src", Pictures.jpeg(crop.picture(), QUALITY));
      }
    }
    return sheets;
  }

  private static int level(WorkingGrid grid) {
    int level = 1;
    while ((long) grid.size(level).width() * grid.size(level).height() > MOST_PIXELS) {
      level *= 2;
    }
    return level;
  }
}
