package org.cadalign.match;

/**
 * A displacement, ADDED to a map coordinate to land on the image. Where it is used says unit and
 * axes.
 *
 * @param dx along x
 * @param dy along y
 */
public record Shift(double dx, double dy) {
  public static final Shift ZERO = new Shift(0, 0);

  public boolean isZero() {
    return dx == 0 && dy == 0;
  }

  public double length() {
    return Math.hypot(dx, dy);
  }

  public Shift plus(Shift other) {
    return new Shift(dx + other.dx, dy + other.dy);
  }

  public Shift minus(Shift other) {
    return new Shift(dx - other.dx, dy - other.dy);
  }

  public Shift times(double factor) {
    return new Shift(dx * factor, dy * factor);
  }
}
