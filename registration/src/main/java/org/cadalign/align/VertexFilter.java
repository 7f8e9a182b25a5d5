package org.cadalign.align;

import java.util.ArrayList;
import java.util.List;
import org.cadalign.match.Shift;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;

/** Displaces x and y of every vertex in place; Z and M are not touched. */
final class VertexFilter implements CoordinateSequenceFilter {
  private final MathTransform toImage;
  private final MathTransform toLayer;
  private final DisplacementField field;
  private final List<Shift> shifts = new ArrayList<>();
  private boolean failed;

  VertexFilter(MathTransform toImage, MathTransform toLayer, DisplacementField field) {
    this.toImage = toImage;
    this.toLayer = toLayer;
    this.field = field;
  }

  @Override
  public void filter(CoordinateSequence sequence, int i) {
    try {
      double[] place = {sequence.getX(i), sequence.getY(i)};
      toImage.transform(place, 0, place, 0, 1);
      Shift shift = field.at(place[0], place[1]);
      shifts.add(shift);
      // Through two transforms a vertex that stays would lose its last bits.
      if (!shift.isZero()) {
        place[0] += shift.dx();
        place[1] += shift.dy();
        toLayer.transform(place, 0, place, 0, 1);
        sequence.setOrdinate(i, CoordinateSequence.X, place[0]);
        sequence.setOrdinate(i, CoordinateSequence.Y, place[1]);
      }
    } catch (TransformException | ArithmeticException e) {
      failed = true;
    }
  }

  /** Displacements of the vertices in their order, units of the image's system. */
  List<Shift> shifts() {
    return shifts;
  }

  /** Whether a vertex lies where the systems or the field are not defined. */
  boolean failed() {
    return failed;
  }

  @Override
  public boolean isDone() {
    return failed;
  }

  @Override
  public boolean isGeometryChanged() {
    return true;
  }
}
