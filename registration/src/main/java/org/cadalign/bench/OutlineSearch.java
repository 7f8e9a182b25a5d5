package org.cadalign.bench;

import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.stream.IntStream;
import org.cadalign.draw.MapDrawing;
import org.cadalign.draw.MapRaster;
import org.cadalign.draw.Outline;
import org.cadalign.field.Displacement;
import org.cadalign.raster.Window;
import org.locationtech.jts.geom.Geometry;

/**
 * Finds the one shift under which the drawn outlines of all buildings lie on the strongest edges of
 * a photograph: it has the largest mean magnitude of the gradient, weighted by the drawing.
 */
final class OutlineSearch {
  // With less of the outlines on the image, a few strong edges would win.
  private static final double LEAST_SHARE = 0.5;

  private final Photograph photograph;
  private final float[] gradient;
  private final Window window;
  private final float[] edge;
  private final int[] drawn;

  /**
   * @param level of the photograph
   * @param shapes level-1 working pixels
   * @param margin how far beyond the photograph outlines are drawn, pixels of the level
   */
  OutlineSearch(Photograph photograph, int level, List<? extends Geometry> shapes, int margin) {
    this.photograph = photograph;
    this.gradient = photograph.gradient();
    this.window =
        new Window(
            -margin, -margin, photograph.width() + 2 * margin, photograph.height() + 2 * margin);
    AffineTransform toLevel = AffineTransform.getScaleInstance(1.0 / level, 1.0 / level);
    List<Outline> outlines =
        shapes.stream().map(shape -> Outline.of(shape).transformed(toLevel)).toList();
    MapRaster map = MapDrawing.standard().draw(outlines, window);
    this.edge = map.edge();
    this.drawn = IntStream.range(0, edge.length).filter(i -> edge[i] > 0).toArray();
  }

  /**
   * The best shift, to a fraction of a pixel; the start where no shift can be judged.
   *
   * @param startX whole pixels of the level about which to look
   * @param startY whole pixels of the level about which to look
   * @param reach how far to look on each axis, pixels of the level
   */
  Displacement best(int startX, int startY, int reach) {
    double highest = Double.NEGATIVE_INFINITY;
    int x = startX;
    int y = startY;
    for (int dy = startY - reach; dy <= startY + reach; dy++) {
      for (int dx = startX - reach; dx <= startX + reach; dx++) {
        double score = score(dx, dy);
        if (score > highest) {
          highest = score;
          x = dx;
          y = dy;
        }
      }
    }
    return new Displacement(
        x + vertex(score(x - 1, y), highest, score(x + 1, y)),
        y + vertex(score(x, y - 1), highest, score(x, y + 1)));
  }

  /** Where the parabola through the values at -1, 0 and 1 has its top. */
  private static double vertex(double before, double at, double after) {
    double bend = before - 2 * at + after;
    return bend < 0 && Double.isFinite(bend)
        ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend)))
        : 0;
  }

  private double score(int dx, int dy) {
    double sum = 0;
    double weight = 0;
    double all = 0;
    for (int at : drawn) {
      int x = at % window.width() + window.x() + dx;
      int y = at / window.width() + window.y() + dy;
      all += edge[at];
      if (x >= 0 && y >= 0 && x < photograph.width() && y < photograph.height()) {
        float magnitude = gradient[y * photograph.width() + x];
        if (!Float.isNaN(magnitude)) {
          sum += edge[at] * magnitude;
          weight += edge[at];
        }
      }
    }
    return weight >= LEAST_SHARE * all && weight > 0 ? sum / weight : Double.NEGATIVE_INFINITY;
  }
}
