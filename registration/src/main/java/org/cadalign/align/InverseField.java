package org.cadalign.align;

import org.cadalign.field.Displacement;
import org.cadalign.field.DisplacementField;

/**
 * Undoes a field: q = p + inverse(p) solves q + field(q) = p, by fixed-point iteration, which
 * converges where the field changes by less than a unit per unit. Steps are halved where it does
 * not.
 *
 * @param field to undo
 * @param tolerance of q, units of the field
 */
public record InverseField(DisplacementField field, double tolerance) implements DisplacementField {
  private static final int MOST_STEPS = 500;

  /**
   * @throws ArithmeticException if the field folds over itself at (x, y)
   */
  @Override
  public Displacement at(double x, double y) {
    Displacement inverse = Displacement.ZERO;
    double damping = 1;
    double last = Double.POSITIVE_INFINITY;
    for (int step = 0; step < MOST_STEPS; step++) {
      Displacement residual = inverse.plus(field.at(x + inverse.dx(), y + inverse.dy()));
      if (residual.length() <= tolerance) {
        return inverse.minus(residual);
      }
      damping = residual.length() >= last ? damping / 2 : damping;
      last = residual.length();
      inverse = inverse.minus(residual.times(damping));
    }
    throw new ArithmeticException("the field folds over itself at " + x + ", " + y);
  }
}
