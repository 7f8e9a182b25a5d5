package org.cadalign.align;

import java.util.ArrayList;
import java.util.List;
import org.cadalign.crs.Reprojection;
import org.cadalign.field.Displacement;
import org.cadalign.field.DisplacementField;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;

/** Displaces x and y of every vertex in place; Z and M are not touched. */
final class VertexFilter implements CoordinateSequenceFilter {
  private static final int REFINEMENTS = 2;

  /** Of the length of a move, by which either of its ends may miss. */
  private static final double MISS = 0.01;

  private final Reprojection toImage;
  private final DisplacementField field;
  private final List<Displacement> shifts = new ArrayList<>();
  private boolean failed;

  VertexFilter(Reprojection toImage, DisplacementField field) {
    this.toImage = toImage;
    this.field = field;
  }

  @Override
  public void filter(CoordinateSequence sequence, int i) {
    try {
      double[] place = there(sequence.getX(i), sequence.getY(i));
      Displacement shift = field.at(place[0], place[1]);
      shifts.add(shift);
      // Through two transforms a vertex that stays would lose its last bits.
      if (!shift.isZero()) {
        double[] target = {place[0] + shift.dx(), place[1] + shift.dy()};
        double[] moved = back(target[0], target[1]);
        requireWay(new double[] {sequence.getX(i), sequence.getY(i)}, place, moved, target);
        sequence.setOrdinate(i, CoordinateSequence.X, moved[0]);
        sequence.setOrdinate(i, CoordinateSequence.Y, moved[1]);
      }
    } catch (ArithmeticException e) {
      failed = true;
    }
  }

  /**
   * Checks both ends of a move. An oblique stereographic projection, as the Dutch grid's, takes all
   * that lies within six metres of its centre as the centre, and says nothing of it.
   */
  private void requireWay(double[] from, double[] place, double[] moved, double[] target) {
    if (toImage.isIdentity()) {
      return;
    }
    double[] unmoved = back(place[0], place[1]);
    double[] reached = there(moved[0], moved[1]);
    if (distance(from, unmoved) > MISS * distance(unmoved, moved)
        || distance(target, reached) > MISS * distance(place, target)) {
      throw new ArithmeticException("a point comes back to another place than it was");
    }
  }

  private static double distance(double[] a, double[] b) {
    return Math.hypot(a[0] - b[0], a[1] - b[1]);
  }

  /**
   * To the layer's system. Far from a projection's axis its inverse is off by up to millimetres;
   * what it is off by is seen on the way forth and taken back.
   */
  private double[] back(double x, double y) {
    double[] first = unrefined(x, y);
    if (toImage.isIdentity()) {
      return first;
    }
    double[] place = first;
    for (int round = 0; round < REFINEMENTS; round++) {
      double[] there = there(place[0], place[1]);
      double[] off = unrefined(2 * x - there[0], 2 * y - there[1]);
      place = new double[] {place[0] + off[0] - first[0], place[1] + off[1] - first[1]};
    }
    return place;
  }

  private double[] there(double x, double y) {
    double[] place = {x, y};
    return checked(place, toImage.forward(place));
  }

  private double[] unrefined(double x, double y) {
    double[] place = {x, y};
    return checked(place, toImage.back(place));
  }

  private static double[] checked(double[] place, boolean found) {
    if (!found) {
      throw new ArithmeticException("a point has no place in the other system");
    }
    return place;
  }

  /** Displacements of the vertices in their order, units of the image's system. */
  List<Displacement> shifts() {
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
