package org.cadalign.noise;

import java.util.random.RandomGenerator;
import org.cadalign.field.Displacement;
import org.cadalign.field.DisplacementField;

/**
 * The same displacement everywhere.
 *
 * @param displacement in the plane's unit
 */
public record RigidShift(Displacement displacement) implements DisplacementField {
  /** Uniform in the area of a disc. */
  public static RigidShift inDisc(RandomGenerator random, double radius) {
    double angle = 2 * Math.PI * random.nextDouble();
    double length = radius * Math.sqrt(random.nextDouble());
    return new RigidShift(new Displacement(length * Math.cos(angle), length * Math.sin(angle)));
  }

  @Override
  public Displacement at(double x, double y) {
    return displacement;
  }
}
