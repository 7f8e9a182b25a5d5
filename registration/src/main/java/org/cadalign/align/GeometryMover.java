package org.cadalign.align;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cadalign.align.Moved.Result;
import org.cadalign.crs.Reprojection;
import org.cadalign.field.Displacement;
import org.cadalign.field.DisplacementField;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;

/**
 * Moves geometries of a layer by a field over the image's system: each vertex goes to that system,
 * is displaced there, and comes back. Where both systems are one, the displacement is added and
 * nothing else. Z, holes and parts stay as they are. A geometry that is valid stays valid: else it
 * moves rigidly by its median displacement, else not at all. One that is not valid is repaired
 * first, if that hardly changes its area.
 */
public final class GeometryMover {
  private static final double LARGEST_REPAIR = 0.01;
  private static final double LARGEST_ROUNDING = 1e-6;

  private final Reprojection toImage;

  /**
   * @param toImage from the layer's system to the image's
   */
  public GeometryMover(Reprojection toImage) {
    this.toImage = toImage;
  }

  /**
   * Moves a geometry.
   *
   * @param source layer coordinates; not changed
   * @param field over the image's coordinates, in its units
   */
  public Moved move(Geometry source, DisplacementField field) {
    Optional<Displaced> moved = displaced(source, field);
    if (moved.isEmpty()) {
      return rejected(source);
    }
    List<Displacement> shifts = moved.get().shifts();
    if (shifts.stream().allMatch(Displacement::isZero)) {
      return new Moved(source, Result.KEPT, Displacement.ZERO, 0);
    }
    return source.isValid()
        ? moveValid(source, moved.get().geometry(), median(shifts))
        : moveRepaired(source, field, median(shifts));
  }

  private Moved moveValid(Geometry source, Geometry moved, Displacement median) {
    if (isSound(source, moved)) {
      return new Moved(moved, Result.MOVED, median, 0);
    }
    Optional<Geometry> rigid = rigid(source, median);
    return rigid
        .filter(Geometry::isValid)
        .map(valid -> new Moved(valid, Result.REPAIRED, median, 0))
        .or(() -> rigid.flatMap(r -> repaired(r, LARGEST_ROUNDING, median)))
        .orElseGet(() -> rejected(source));
  }

  private Moved moveRepaired(Geometry source, DisplacementField field, Displacement median) {
    return repaired(source, LARGEST_REPAIR, median)
        .flatMap(
            fixed ->
                displaced(fixed.geometry(), field)
                    .map(Displaced::geometry)
                    .filter(g -> isSound(fixed.geometry(), g))
                    .or(() -> rigid(fixed.geometry(), median).filter(Geometry::isValid))
                    .map(g -> new Moved(g, Result.REPAIRED, median, fixed.areaChange())))
        .orElseGet(() -> rejected(source));
  }

  private static Optional<Moved> repaired(
      Geometry broken, double largestChange, Displacement shift) {
    if (Arrays.stream(broken.getCoordinates()).anyMatch(c -> !c.isValid())) {
      return Optional.empty();
    }
    Geometry fixed = GeometryFixer.fix(broken);
    double change = Math.abs(fixed.getArea() - broken.getArea()) / broken.getArea();
    boolean same = !fixed.isEmpty() && fixed.getDimension() == broken.getDimension();
    return same && change <= largestChange
        ? Optional.of(new Moved(fixed, Result.REPAIRED, shift, change))
        : Optional.empty();
  }

  private static boolean isSound(Geometry source, Geometry moved) {
    return moved.isValid() && RingOrientation.isSame(source, moved);
  }

  private static Moved rejected(Geometry source) {
    return new Moved(source, Result.REJECTED, Displacement.ZERO, 0);
  }

  private Optional<Geometry> rigid(Geometry source, Displacement shift) {
    return displaced(source, DisplacementField.constant(shift)).map(Displaced::geometry);
  }

  /**
   * Every vertex displaced, whatever becomes of the rings; empty where a vertex has no place to go.
   */
  private Optional<Displaced> displaced(Geometry source, DisplacementField field) {
    VertexFilter filter = new VertexFilter(toImage, field);
    Geometry moved = source.copy();
    moved.apply(filter);
    boolean finite = Arrays.stream(moved.getCoordinates()).allMatch(Coordinate::isValid);
    return filter.failed() || !finite
        ? Optional.empty()
        : Optional.of(new Displaced(moved, filter.shifts()));
  }

  private record Displaced(Geometry geometry, List<Displacement> shifts) {}

  /** Median along each axis; of an even number, the lower of the middle two. */
  static Displacement median(List<Displacement> shifts) {
    int middle = (shifts.size() - 1) / 2;
    double[] dx = shifts.stream().mapToDouble(Displacement::dx).sorted().toArray();
    double[] dy = shifts.stream().mapToDouble(Displacement::dy).sorted().toArray();
    return shifts.isEmpty() ? Displacement.ZERO : new Displacement(dx[middle], dy[middle]);
  }
}
