package org.cadalign.field;

/**
 * A displacement, ADDED to a map coordinate to land on the image. Where it is used says unit and
 * axes.
 *
 * @param dx along the plane's first axis
 * @param dy along the plane's second axis
 */
public record Displacement(double dx, double dy) {
  public static final Displacement ZERO = new Displacement(0, 0);

  public boolean isZero() {
    return dx == 0 && dy == 0;
  }

  /** Euclidean length. */
  public double length() {
    return Math.hypot(dx, dy);
  }

  public Displacement plus(Displacement other) {
    return new Displacement(dx + other.dx, dy + other.dy);
  }

  public Displacement minus(Displacement other) {
    return new Displacement(dx - other.dx, dy - other.dy);
  }

  public Displacement times(double factor) {
    return new Displacement(dx * factor, dy * factor);
  }

  /** The same direction, at most {@code longest} long. */
  public Displacement clipped(double longest) {
    double length = length();
    return length > longest ? times(longest / length) : this;
  }
}
