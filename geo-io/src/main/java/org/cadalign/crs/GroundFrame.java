package org.cadalign.crs;

import javax.measure.IncommensurableException;
import javax.measure.Unit;
import org.cadalign.gate.DataException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import si.uom.SI;

/**
 * How long a map unit is on the ground, near one map point, along each axis of the map.
 *
 * <p>It is the length on the ellipsoid of the derivative of longitude λ and latitude φ by the map
 * coordinate: with the radii of curvature of the meridian M(φ) and of the prime vertical N(φ),
 * {@code hypot(N cos φ dλ, M dφ)}. Where both are within 0.1 % of the system's unit (as everywhere
 * in a UTM zone), the system counts as metric and the unit itself is taken, so that a displacement
 * of 2.5 m adds exactly 2.5 to a coordinate in metres.
 *
 * <p>"East" and "north" of a displacement are the directions of the map's own axes; lengths are
 * ground metres.
 *
 * @param metresPerUnitX ground metres for one map unit along the map's x axis
 * @param metresPerUnitY ground metres for one map unit along the map's y axis
 */
public record GroundFrame(double metresPerUnitX, double metresPerUnitY) {
  private static final double METRIC_WITHIN = 1e-3;
  private static final double STEP_METRES = 10;

  public GroundFrame {
    if (!(metresPerUnitX > 0 && metresPerUnitY > 0 && metresPerUnitX + metresPerUnitY < 1e9)) {
      throw new IllegalArgumentException("not lengths: " + metresPerUnitX + ", " + metresPerUnitY);
    }
  }

  /**
   * The frame at a map point.
   *
   * @param crs east or longitude first
   * @param x map coordinate, east or longitude
   * @param y map coordinate, north or latitude
   * @throws DataException if the system has no ground, or the point lies outside of what it can
   *     describe
   */
  public static GroundFrame at(CoordinateReferenceSystem crs, double x, double y)
      throws DataException {
    CoordinateReferenceSystem plane = CRS.getHorizontalCRS(crs);
    if (plane instanceof GeographicCRS geographic) {
      return geographic(geographic, x, y);
    }
    if (plane instanceof ProjectedCRS projected) {
      return projected(projected, x, y);
    }
    throw new DataException(
        DataException.Code.NO_CRS,
        CrsCodes.name(crs),
        "it is neither geographic nor projected, so its units have no length on the ground",
        "give the right system with --crs EPSG:nnnn");
  }

  /** Ground metres east of a displacement in map units. */
  public double east(double mapDx) {
    return mapDx * metresPerUnitX;
  }

  /** Ground metres north of a displacement in map units. */
  public double north(double mapDy) {
    return mapDy * metresPerUnitY;
  }

  /** Map units of a displacement in ground metres east. */
  public double mapX(double eastMetres) {
    return eastMetres / metresPerUnitX;
  }

  /** Map units of a displacement in ground metres north. */
  public double mapY(double northMetres) {
    return northMetres / metresPerUnitY;
  }

  private static GroundFrame geographic(GeographicCRS crs, double x, double y)
      throws DataException {
    double radians = unit(crs, SI.RADIAN);
    Curvature earth = Curvature.at(crs.getDatum().getEllipsoid(), y * radians);
    if (!earth.onGround()) {
      throw outside(crs, x, y, null);
    }
    return new GroundFrame(earth.length(radians, 0), earth.length(0, radians));
  }

  private static GroundFrame projected(ProjectedCRS crs, double x, double y) throws DataException {
    double unit = unit(crs, SI.METRE);
    double h = STEP_METRES / unit;
    double[] p = {x - h, y, x + h, y, x, y - h, x, y + h, x, y};
    try {
      crs.getConversionFromBase().getMathTransform().inverse().transform(p, 0, p, 0, 5);
    } catch (TransformException e) {
      throw outside(crs, x, y, e);
    }
    GeographicCRS base = crs.getBaseCRS();
    double perUnit = unit(base, SI.RADIAN) / (2 * h);
    Curvature earth = Curvature.at(base.getDatum().getEllipsoid(), p[9] * unit(base, SI.RADIAN));
    double alongX = earth.length((p[2] - p[0]) * perUnit, (p[3] - p[1]) * perUnit);
    double alongY = earth.length((p[6] - p[4]) * perUnit, (p[7] - p[5]) * perUnit);
    if (!(earth.onGround() && alongX > 0 && alongY > 0)) {
      throw outside(crs, x, y, null);
    }
    boolean metric = near(alongX, unit) && near(alongY, unit);
    return metric ? new GroundFrame(unit, unit) : new GroundFrame(alongX, alongY);
  }

  private static boolean near(double length, double unit) {
    return Math.abs(length / unit - 1) <= METRIC_WITHIN;
  }

  private static double unit(CoordinateReferenceSystem crs, Unit<?> si) {
    try {
      return crs.getCoordinateSystem().getAxis(0).getUnit().getConverterToAny(si).convert(1.0);
    } catch (IncommensurableException e) {
      throw new IllegalStateException("an axis of " + CrsCodes.name(crs) + " is not in " + si, e);
    }
  }

  private static DataException outside(
      CoordinateReferenceSystem crs, double x, double y, Exception cause) {
    return new DataException(
        DataException.Code.OUTSIDE,
        CrsCodes.name(crs),
        "the point " + x + ", " + y + " lies outside of what it can describe",
        "check the coordinate system, give the right one with --crs EPSG:nnnn",
        cause);
  }
}
