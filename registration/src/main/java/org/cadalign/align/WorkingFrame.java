package org.cadalign.align;

import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Point2D;
import org.cadalign.crs.GroundFrame;
import org.cadalign.field.Displacement;
import org.cadalign.field.DisplacementField;

/** How working pixels, coordinates of the image's system, and ground metres go into each other. */
public final class WorkingFrame {
  private final AffineTransform workingToMap;
  private final AffineTransform mapToWorking;
  private final GroundFrame ground;

  /**
   * The frame of a working grid.
   *
   * @param workingToMap from level-1 working pixels to coordinates of the image's system
   * @param ground how long a unit of that system is
   */
  public WorkingFrame(AffineTransform workingToMap, GroundFrame ground) {
    this.workingToMap = new AffineTransform(workingToMap);
    this.mapToWorking = inverse(workingToMap);
    this.ground = ground;
  }

  private static AffineTransform inverse(AffineTransform transform) {
    try {
      return transform.createInverse();
    } catch (NoninvertibleTransformException e) {
      throw new IllegalArgumentException("the transform is singular: " + transform, e);
    }
  }

  /** Level-1 working pixels of a place of the image's system. */
  public Point2D toWorking(double x, double y) {
    return mapToWorking.transform(new Point2D.Double(x, y), null);
  }

  /** Place in the image's system of a place in level-1 working pixels. */
  public Point2D toMap(double x, double y) {
    return workingToMap.transform(new Point2D.Double(x, y), null);
  }

  /** A displacement of working pixels in units of the image's system. */
  public Displacement mapShift(Displacement working) {
    Point2D moved =
        workingToMap.deltaTransform(new Point2D.Double(working.dx(), working.dy()), null);
    return new Displacement(moved.getX(), moved.getY());
  }

  /** A displacement of units of the image's system in ground metres, east and north. */
  public Displacement metres(Displacement map) {
    return new Displacement(ground.east(map.dx()), ground.north(map.dy()));
  }

  /** A displacement of ground metres, east and north, in units of the image's system. */
  public Displacement fromMetres(Displacement metres) {
    return new Displacement(ground.mapX(metres.dx()), ground.mapY(metres.dy()));
  }

  /** A field over working pixels as one over the image's system, in its units. */
  public DisplacementField onMap(DisplacementField working) {
    return (x, y) -> {
      Point2D place = toWorking(x, y);
      return mapShift(working.at(place.getX(), place.getY()));
    };
  }
}
