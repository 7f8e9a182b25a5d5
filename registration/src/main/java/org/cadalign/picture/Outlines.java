package org.cadalign.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.LineString;

/** Draws the rings of geometries over a picture. */
final class Outlines {
  private Outlines() {}

  static void draw(
      BufferedImage picture,
      List<? extends Geometry> shapes,
      AffineTransform toPicture,
      Color colour,
      float width) {
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    // Else lines are moved to the centres of pixels.
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(width));
    for (Geometry shape : shapes) {
      shape.apply(
          (GeometryComponentFilter)
              part -> {
                if (part instanceof LineString line) {
                  graphics.draw(toPicture.createTransformedShape(path(line)));
                }
              });
    }
    graphics.dispose();
  }

  private static Path2D path(LineString line) {
    Path2D path = new Path2D.Double();
    boolean first = true;
    for (Coordinate c : line.getCoordinates()) {
      if (first) {
        path.moveTo(c.x, c.y);
      } else {
        path.lineTo(c.x, c.y);
      }
      first = false;
    }
    return path;
  }
}
