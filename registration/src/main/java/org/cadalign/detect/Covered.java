package org.cadalign.detect;

import java.awt.geom.AffineTransform;
import java.util.List;
import org.cadalign.draw.MapDrawing;
import org.cadalign.draw.Outline;
import org.cadalign.match.MapWindows.NumberedShape;
import org.cadalign.match.Placement;
import org.cadalign.match.Reach;
import org.cadalign.raster.Window;

/**
 * What a layer covers, and a little around it.
 *
 * @param layer at its place on the image
 * @param metres around buildings that count as covered, at most 4 pixels of the level
 * @param level L
 */
record Covered(Placement layer, double metres, int level) {
  /** Which pixels of a window of the level are covered, row by row. */
  boolean[] in(Window window) {
    AffineTransform toLevel = AffineTransform.getScaleInstance(1.0 / level, 1.0 / level);
    List<Outline> outlines =
        layer.shapes(layer.near(window, level)).stream()
            .map(NumberedShape::shape)
            .map(shape -> Outline.of(shape).transformed(toLevel))
            .toList();
    double rim = metres / Reach.METRES_PER_PIXEL / level;
    MapDrawing drawing = new MapDrawing(new MapDrawing.Style(1, 1, rim));
    int[] index = drawing.draw(outlines, window).index();
    boolean[] covered = new boolean[index.length];
    for (int i = 0; i < index.length; i++) {
      covered[i] = index[i] != 0;
    }
    return covered;
  }
}
