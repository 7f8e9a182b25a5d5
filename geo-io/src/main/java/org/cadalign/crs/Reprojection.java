package org.cadalign.crs;

import org.cadalign.gate.DataException;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.NoninvertibleTransformException;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/**
 * The way from one coordinate system to another and back, by their horizontal parts. Only x and y
 * change: Z, M and the user data of a geometry are kept. Between equal systems a geometry is
 * returned as it is, bit for bit. Safe for several threads.
 */
public final class Reprojection {
  private final CoordinateReferenceSystem source;
  private final CoordinateReferenceSystem target;
  private final boolean identity;
  private final MathTransform forward;
  private final MathTransform back;

  private Reprojection(
      CoordinateReferenceSystem source, CoordinateReferenceSystem target, MathTransform forward)
      throws NoninvertibleTransformException {
    this.source = source;
    this.target = target;
    this.identity = forward.isIdentity() || CrsCodes.same(source, target);
    this.forward = forward;
    this.back = forward.inverse();
  }

  /**
   * Finds the way from one system to another.
   *
   * @param source east or longitude first
   * @param target east or longitude first
   * @throws DataException if no way between the two is known
   */
  public static Reprojection between(
      CoordinateReferenceSystem source, CoordinateReferenceSystem target) throws DataException {
    try {
      MathTransform forward =
          CRS.findMathTransform(CrsCodes.horizontal(source), CrsCodes.horizontal(target), true);
      return new Reprojection(source, target, forward);
    } catch (FactoryException | NoninvertibleTransformException e) {
      throw new DataException(
          DataException.Code.NO_CRS,
          CrsCodes.name(source),
          "no way from it to " + CrsCodes.name(target) + " is known",
          "give the right systems with --crs, or reproject the layer first",
          e);
    }
  }

  /** Whether both systems are the same, so that nothing is computed. */
  public boolean isIdentity() {
    return identity;
  }

  /**
   * Takes one point from source to target, in place.
   *
   * @param xy x and y
   * @return whether the point has a place in the target; if not, the values are of no meaning
   */
  public boolean forward(double[] xy) {
    return identity || moved(xy, forward);
  }

  /** Takes one point from target to source, in place, as {@link #forward(double[])} does. */
  public boolean back(double[] xy) {
    return identity || moved(xy, back);
  }

  private static boolean moved(double[] xy, MathTransform transform) {
    try {
      transform.transform(xy, 0, xy, 0, 1);
      return Double.isFinite(xy[0]) && Double.isFinite(xy[1]);
    } catch (TransformException e) {
      return false;
    }
  }

  /** From source to target. */
  public Geometry forward(Geometry geometry) throws DataException {
    return identity ? geometry : moved(geometry, forward, source, target);
  }

  /** From target to source. */
  public Geometry back(Geometry geometry) throws DataException {
    return identity ? geometry : moved(geometry, back, target, source);
  }

  private static Geometry moved(
      Geometry geometry,
      MathTransform transform,
      CoordinateReferenceSystem from,
      CoordinateReferenceSystem to)
      throws DataException {
    Geometry copy = geometry.copy();
    PointwiseTransform filter = new PointwiseTransform(transform);
    copy.apply(filter);
    if (filter.failure != null) {
      throw new DataException(
          DataException.Code.BAD_GEOMETRY,
          CrsCodes.name(from),
          "the point " + filter.failure + " has no place in " + CrsCodes.name(to),
          "check the layer's coordinate system, give the right one with --crs EPSG:nnnn");
    }
    return copy;
  }

  private static final class PointwiseTransform implements CoordinateSequenceFilter {
    private final MathTransform transform;
    private final double[] xy = new double[2];
    private String failure;

    PointwiseTransform(MathTransform transform) {
      this.transform = transform;
    }

    @Override
    public void filter(CoordinateSequence points, int i) {
      double x = points.getX(i);
      double y = points.getY(i);
      xy[0] = x;
      xy[1] = y;
      if (!moved(xy, transform)) {
        failure = x + ", " + y;
        return;
      }
      points.setOrdinate(i, CoordinateSequence.X, xy[0]);
      points.setOrdinate(i, CoordinateSequence.Y, xy[1]);
    }

    @Override
    public boolean isDone() {
      return failure != null;
    }

    @Override
    public boolean isGeometryChanged() {
      return true;
    }
  }
}
